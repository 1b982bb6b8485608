#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> number_rules() {
    return {
        {.id = "number.format", .severity = Severity::error, .field = "number",
         .title = {"Số nhà, số căn hộ viết đúng dạng", "House and flat numbers have a known form"},
         .checked = {"Số nhà: 20, 20A, 20-1, đường dẫn trong hẻm 12/5/3, bis, ter, kép. Căn hộ: tầng – căn, 25 – 06. Trên đường "
                     "phố phải có số nhà; trong ấp, thôn có thể không.",
                     "House numbers: 20, 20A, 20-1, paths through alleys 12/5/3, bis, ter, kép. Flats: floor – unit, 25 – 06. On "
                     "a street there must be a number; in a hamlet there may be none."},
         .example = {"Số nhà “12//5” không đúng dạng; ví dụ đúng: 20, 20A, 20-1, 12/5, 73B/563B bis.",
                     "“12//5” is not a house number; such are: 20, 20A, 20-1, 12/5, 73B/563B bis."},
         .basis = {"Thông tư 08/2024/TT-BXD, điều 6 và 13.", "Thông tư 08/2024/TT-BXD, articles 6 and 13."},
         .check = number_format},
    };
}

}  // namespace diachi::registry::rules
