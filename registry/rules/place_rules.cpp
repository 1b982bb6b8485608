#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> place_rules() {
    return {
        {.id = "place.inside-country", .severity = Severity::error, .field = "position",
         .title = {"Vị trí nằm trong nước", "The position lies inside the country"},
         .checked = {"Vị trí phải có kinh độ 102–118, vĩ độ 6–24 (đất liền, Hoàng Sa, Trường Sa). Nếu không có xã, "
                     "phường nào trên bản đồ chứa vị trí thì nó không được cách xã, phường đã ghi quá 1 km.",
                     "The position has a longitude of 102 to 118 and a latitude of 6 to 24 (the mainland, Hoàng Sa and "
                     "Trường Sa). Where no commune of the map holds it, it is within 1 km of the named one."},
         .example = {"Vị trí nằm ngoài Việt Nam (kinh độ 102–118, vĩ độ 6–24).",
                     "The position lies outside Vietnam (longitude 102 to 118, latitude 6 to 24)."},
         .basis = {"Toạ độ gõ nhầm thường rơi ra biển hoặc sang nước khác.",
                   "Coordinates that were mistyped mostly fall into the sea or another country."},
         .check = inside_country},
        {.id = "place.inside-commune", .severity = Severity::error, .field = "commune_code",
         .title = {"Vị trí nằm trong xã, phường đã ghi", "The position lies inside the named commune"},
         .checked = {"Mã phải là của xã, phường, đặc khu đang hoạt động có ranh giới chứa vị trí; điểm nằm đúng trên "
                     "ranh giới thuộc cả hai bên. Mã cũ được hiểu là đơn vị hiện nay khi chỉ một đơn vị kế tiếp chứa "
                     "vị trí.",
                     "The code is of a commune in force whose boundary holds the position; on the boundary itself, "
                     "both communes do. A former code means today's commune where exactly one successor holds the "
                     "position."},
         .example = {"Vị trí nằm trong Xã Tây, không phải Phường Đông.",
                     "The position lies in Xã Tây, not in Phường Đông."},
         .basis = {"Mỗi xã, phường chỉ cấp địa chỉ của mình. Mã đơn vị: Quyết định 19/2025/QĐ-TTg.",
                   "A commune issues only its own addresses. Codes: Quyết định 19/2025/QĐ-TTg."},
         .check = inside_commune},
        {.id = "place.near-edge", .severity = Severity::warning, .field = "position",
         .title = {"Vị trí đủ chính xác để biết thuộc xã, phường nào",
                   "The position is exact enough to tell the commune"},
         .checked = {"Vòng tròn sai số quanh vị trí (accuracy_m, không ghi thì 5 m) không được cắt ranh giới xã, "
                     "phường đã ghi.",
                     "The circle around the position (accuracy_m, or 5 m without it) does not cross the boundary of "
                     "the named commune."},
         .example = {"Vị trí chỉ chính xác đến 12 m mà ranh giới Phường Đông cách 11 m: nhà có thể thuộc xã, phường "
                     "bên cạnh. Hãy đo chính xác hơn.",
                     "The position is known within 12 m, and the boundary of Phường Đông is 11 m away: the house may "
                     "lie in the commune beside it. Measure more exactly."},
         .basis = {"Điện thoại ngoài trời thường chính xác khoảng 5 m.",
                   "A telephone in the open is good to some 5 m."},
         .check = near_edge},
        {.id = "place.inside-parcel", .severity = Severity::warning, .field = "position",
         .title = {"Vị trí nằm trong một thửa đất", "The position lies inside a parcel"},
         .checked = {"Chỉ kiểm tra nơi đã có bản đồ địa chính (trong khoảng 100 m).",
                     "Looked at where the cadastral map of the neighbourhood (about 100 m) was imported."},
         .example = {"Vị trí không nằm trong thửa đất nào của bản đồ địa chính.",
                     "The position lies in no parcel of the cadastral map."},
         .basis = {"Nhà ở đứng trên thửa đất; giữa các thửa là đường và nước.",
                   "Houses stand on parcels; between parcels are roads and water."},
         .check = inside_parcel},
        {.id = "place.parcel-known", .severity = Severity::error, .field = "parcel_number",
         .title = {"Thửa đất đã ghi có trên bản đồ địa chính", "The named parcel is on the cadastral map"},
         .checked = {"Nếu ghi thửa đất thì phải đủ mã xã đo đạc, tờ bản đồ và số thửa (kể cả số cũ). Nơi chưa có bản "
                     "đồ địa chính thì không kiểm tra.",
                     "A parcel is named by surveying unit, map sheet and number, all three; numbers that it had before "
                     "a new survey count. Not looked at where no cadastral map was imported."},
         .example = {"Bản đồ địa chính không có thửa 999, tờ 3, mã xã đo đạc 00001.",
                     "The cadastral map has no parcel 999 on sheet 3 of the surveying unit 00001."},
         .basis = {"Số tờ, số thửa trên giấy chứng nhận phải khớp bản đồ.",
                   "Sheet and number on a land certificate are those of the map."},
         .check = parcel_known},
        {.id = "place.parcel-matches", .severity = Severity::warning, .field = "parcel_number",
         .title = {"Vị trí nằm trong thửa đất đã ghi", "The position lies in the named parcel"},
         .checked = {"Khi thửa đã ghi có trên bản đồ.", "Where the named parcel is on the map."},
         .example = {"Vị trí nằm trong thửa 46, tờ 3, không phải thửa 45, tờ 3.",
                     "The position lies in parcel 46, sheet 3, not in parcel 45, sheet 3."},
         .basis = {"Hoặc vị trí, hoặc số thửa bị nhầm.", "Either the position or the number of the parcel is wrong."},
         .check = parcel_matches},
        {.id = "place.land-use", .severity = Severity::warning, .field = "position",
         .title = {"Loại đất của thửa cho phép ở", "The land of the parcel allows a dwelling"},
         .checked = {"Đất ở (ONT, ODT) thì được. Đất trụ sở, trường học, thương mại, sản xuất … được khi chủ sử dụng "
                     "là tổ chức (holder_tax_number là mã số thuế). Mã đất lạ thì bỏ qua; thửa nhiều mục đích tính mục "
                     "đích thuận lợi nhất.",
                     "Dwelling land (ONT, ODT) does. Land of offices, schools, trade, production and the like does for "
                     "an organisation (holder_tax_number is a tax code). Unknown codes pass; of several uses the best "
                     "one counts."},
         .example = {"Thửa đất này là đất chuyên trồng lúa (LUC), không phải đất ở.",
                     "The land of this parcel is rice land (LUC), on which nobody may dwell."},
         .basis = {"Thông tư 08/2024/TT-BTNMT (mã loại đất).", "Thông tư 08/2024/TT-BTNMT (land codes)."},
         .check = land_use},
        {.id = "place.in-water", .severity = Severity::warning, .field = "position",
         .title = {"Vị trí không nằm trên mặt nước", "The position does not lie in water"},
         .checked = {"Nơi đã có lớp bản đồ sông, kênh, hồ.",
                     "Where the layer of rivers, canals and lakes was imported."},
         .example = {"Vị trí nằm trên mặt nước: Sông Mẫu.", "The position lies in water: Sông Mẫu."},
         .basis = {"Nhà nổi, nhà sàn thì xác nhận kèm lý do.",
                   "Floating houses and houses on stilts are confirmed with a reason."},
         .check = in_water},
        {.id = "place.street-reach", .severity = Severity::warning, .field = "street",
         .title = {"Vị trí ở gần con đường đã ghi", "The position is near the named street"},
         .checked = {"Không xa quá 100 m so với tim đường; số nhà trong hẻm (12/5) thì so với hẻm đó. Đường, hẻm chưa "
                     "có hình trên bản đồ và căn hộ thì không kiểm tra.",
                     "It is within 100 m of the course of the street; of a house in an alley (12/5), of that alley. "
                     "Not looked at for streets and alleys without a course, nor for flats."},
         .example = {"Vị trí cách Đường Trần Phú 250 m; hãy kiểm tra tên đường, hẻm hoặc vị trí.",
                     "The position is 250 m from Đường Trần Phú; check the name of the street or alley, or the "
                     "position."},
         .basis = {"Nhà ở sâu hơn thường có đường hoặc hẻm khác.",
                   "What lies deeper mostly has another street or alley before it."},
         .check = street_reach},
    };
}

}  // namespace diachi::registry::rules
