#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> name_rules() {
    return {
        {.id = "name.street-known", .severity = Severity::error, .field = "street",
         .title = {"Tên đường có trong xã, phường", "The street is known in the commune"},
         .checked = {"Tên đường đã công bố của xã, phường, có hoặc không có chữ “Đường”; hai đường trùng tên thì ghi "
                     "thêm street_key. Báo trong mục unresolved.",
                     "It is a published street of the commune, with or without its kind; of namesakes, street_key says "
                     "which. Told under unresolved."},
         .example = {"“Lê Lợi” chưa có trong danh mục của xã, phường này.",
                     "“Lê Lợi” is not among the published names of this commune."},
         .basis = {"Địa chỉ chỉ dùng tên đường đã công bố.", "Addresses bear published names only."},
         .check = nullptr},
        {.id = "name.place-known", .severity = Severity::error, .field = "place",
         .title = {"Tên ấp, thôn, khu vực có trong xã, phường", "The hamlet or group is known in the commune"},
         .checked = {"Như tên đường; trùng tên thì ghi thêm place_key. Báo trong mục unresolved.",
                     "As for streets; of namesakes, place_key says which. Told under unresolved."},
         .example = {"“Ấp 9” chưa có trong danh mục của xã, phường này.",
                     "“Ấp 9” is not among the published names of this commune."},
         .basis = {"Địa chỉ chỉ dùng tên đã công bố.", "Addresses bear published names only."},
         .check = nullptr},
        {.id = "name.spelling", .severity = Severity::info, .field = "street",
         .title = {"Tên viết đúng như đã công bố", "Names are written as published"},
         .checked = {"Tên khác dấu, khác chữ hoa, khác chỗ đặt dấu vẫn được nhận khi chỉ có một tên giống như vậy; tên "
                     "đã công bố được gợi ý. Nhiều tên giống thì báo trong unresolved.",
                     "A name with other accents, letter case or tone placement is understood when exactly one is like "
                     "it, and the published form is suggested. When several are, they are told under unresolved."},
         .example = {"“tran phu” được công bố là “Đường Trần Phú”.", "“tran phu” is published as “Đường Trần Phú”."},
         .basis = {"Một tên chỉ có một cách viết trên giấy tờ và biển số.",
                   "On papers and plates a name has one spelling."},
         .check = name_spelling},
        {.id = "name.former", .severity = Severity::info, .field = "street",
         .title = {"Tên và mã là của hiện nay", "Names and codes are those of today"},
         .checked = {"Mã xã, phường cũ (khi vị trí cho biết đơn vị hiện nay), tên cũ của đường, ấp, thôn; tên hiện nay "
                     "được gợi ý.",
                     "Former codes of communes (where the position tells which it is today) and former names of "
                     "streets and hamlets; those of today are suggested."},
         .example = {"Mã 00009 là của Phường 1 trước đây; vị trí này nay thuộc Phường Đông (00001).",
                     "The code 00009 is of the former Phường 1; the position belongs to Phường Đông (00001) today."},
         .basis = {"Đơn vị hành chính đổi từ ngày 01/7/2025; giấy tờ cũ vẫn có giá trị.",
                   "Units changed on 2025-07-01; older papers stay valid."},
         .check = former_name},
    };
}

}  // namespace diachi::registry::rules
