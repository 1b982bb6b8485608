#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> code_rules() {
    return {
        {.id = "code.well-formed", .severity = Severity::error, .field = "code",
         .title = {"Mã địa chỉ đúng dạng và đúng chữ số kiểm tra",
                   "The address code is well-formed and its check digit holds"},
         .checked = {"Chỉ khi bản khai mang theo một mã; viết liền hay cách nhau đều được.",
                     "Where the draft brings a code along, however it is spaced."},
         .example = {"Mã địa chỉ “303581419815” sai chữ số kiểm tra: có thể gõ nhầm.",
                     "The check digit of “303581419815” does not hold: it was probably mistyped."},
         .basis = {"docs/code_scheme.md", "docs/code_scheme.md"},
         .check = code_well_formed},
        {.id = "code.position", .severity = Severity::warning, .field = "code",
         .title = {"Mã địa chỉ mang theo là của nơi này", "The address code brought along belongs to this place"},
         .checked = {"Nếu mã đã được cấp thì địa chỉ đó phải nằm trong vòng 50 m.",
                     "A code that was issued is of an address within 50 m."},
         .example = {"Mã địa chỉ 303581419814 là của 5 Đường Trần Phú, cách vị trí này 120 m.",
                     "The address code 303581419814 belongs to 5 Đường Trần Phú, 120 m from here."},
         .basis = {"Mã không bao giờ chuyển sang nhà khác.", "A code never passes to another house."},
         .check = code_position},
    };
}

}  // namespace diachi::registry::rules
