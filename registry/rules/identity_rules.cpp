#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> identity_rules() {
    return {
        {.id = "identity.duplicate", .severity = Severity::error, .field = "number",
         .title = {"Chưa có địa chỉ trùng", "No current address has the same number on the same street"},
         .checked = {"So cả đoạn đường ở xã, phường bên cạnh, và số trong hẻm (hẻm 12 số 5 là 12/5). Nhà không số "
                     "trong ấp, thôn thì so theo vị trí (2 m).",
                     "Also where the street goes on in the next commune, and through alleys (5 in Hẻm 12 is 12/5). "
                     "Houses without a number are compared by their place (2 m)."},
         .example = {"Số nhà này đã được cấp, mã địa chỉ 123456789012.",
                     "This number is issued already, with the address code 123456789012."},
         .basis = {"Hai nhà trùng địa chỉ thì thư và xe cứu thương không phân biệt được.",
                   "Two of one name cannot be told apart by a letter or an ambulance."},
         .check = duplicate_address},
        {.id = "identity.same-spot", .severity = Severity::warning, .field = "position",
         .title = {"Chưa có nhà khác tại đúng vị trí này", "No other site stands on the same spot"},
         .checked = {"Trong vòng 2 m không có địa chỉ nhà đang dùng nào khác, trừ khi cấp căn hộ.",
                     "Within 2 m there is no other current site; flats are not looked at."},
         .example = {"Tại vị trí này đã có địa chỉ 123456789012; nếu cùng một nhà, hãy cấp như căn hộ của địa chỉ đó "
                     "(parent_code).",
                     "The address 123456789012 stands on this spot already; in the same house, issue a flat of it "
                     "(parent_code)."},
         .basis = {"Nhiều hộ trong một nhà là nhiều căn hộ của một địa chỉ.",
                   "Several households in one house are flats of one address."},
         .check = same_spot},
        {.id = "identity.retired-parent", .severity = Severity::error, .field = "parent_code",
         .title = {"Toà nhà của căn hộ đang được dùng", "The building of a flat is in use"},
         .checked = {"Toà nhà (parent_code) không phải địa chỉ đã ngừng sử dụng hoặc đã huỷ.",
                     "The building (parent_code) is neither retired nor cancelled."},
         .example = {"Toà nhà 123456789012 đã ngừng sử dụng địa chỉ; không cấp căn hộ trong đó.",
                     "The building 123456789012 is retired; no flat is issued in it."},
         .basis = {"Căn hộ không tồn tại lâu hơn toà nhà.", "A flat does not outlive its building."},
         .check = retired_parent},
        {.id = "identity.tax-code", .severity = Severity::error, .field = "holder_tax_number",
         .title = {"Mã số thuế, số định danh của chủ sử dụng hợp lệ", "The holder's tax code or personal number holds"},
         .checked = {"Mã số thuế 10 chữ số có chữ số kiểm tra, hoặc 13 chữ số với đơn vị phụ thuộc 001–999; hộ gia "
                     "đình, cá nhân dùng số định danh 12 chữ số. Số này chỉ để kiểm tra, không lưu.",
                     "A tax code of 10 digits with its check digit, or 13 with a branch 001 to 999; households and "
                     "individuals have the personal number of 12 digits. It is looked at and never kept."},
         .example = {"Mã số thuế không đúng chữ số kiểm tra (chữ số thứ 10); hãy kiểm tra lại từng chữ số.",
                     "The check digit of the tax code (the tenth digit) does not hold; compare each digit."},
         .basis = {"Thông tư 86/2024/TT-BTC.", "Thông tư 86/2024/TT-BTC."},
         .check = tax_code},
        {.id = "identity.main-address", .severity = Severity::warning, .field = "holder",
         .title = {"Chủ sử dụng chưa có địa chỉ chính khác", "The holder has no other main address"},
         .checked = {"Mỗi hộ gia đình, tổ chức chỉ có một địa chỉ chính đang dùng.",
                     "A household or organisation has one current main address."},
         .example = {"Chủ sử dụng đã có địa chỉ chính, mã địa chỉ 123456789012.",
                     "The holder has a main address already, with the address code 123456789012."},
         .basis = {"Chuyển đi thì kết thúc địa chỉ chính cũ trước.", "Who moves ends the former main address first."},
         .check = main_address},
    };
}

}  // namespace diachi::registry::rules
