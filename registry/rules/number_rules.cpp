#include "registry/rules/checks.hpp"
#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::vector<Rule> number_rules() {
    return {
        {.id = "number.format", .severity = Severity::error, .field = "number",
         .title = {"Số nhà, số căn hộ viết đúng dạng", "House and flat numbers have a known form"},
         .checked = {"Số nhà: 20, 20A, 20-1, đường dẫn trong hẻm 12/5/3, bis, ter, kép. Căn hộ: tầng – căn, 25 – 06. "
                     "Trên đường phố phải có số nhà; trong ấp, thôn có thể không.",
                     "House numbers: 20, 20A, 20-1, paths through alleys 12/5/3, bis, ter, kép. Flats: floor – unit, "
                     "25 – 06. On a street there must be a number; in a hamlet there may be none."},
         .example = {"Số nhà “12//5” không đúng dạng; ví dụ đúng: 20, 20A, 20-1, 12/5, 73B/563B bis.",
                     "“12//5” is not a house number; such are: 20, 20A, 20-1, 12/5, 73B/563B bis."},
         .basis = {"Thông tư 08/2024/TT-BXD, điều 6 và 13.", "Thông tư 08/2024/TT-BXD, articles 6 and 13."},
         .check = number_format},
        {.id = "number.parity", .severity = Severity::warning, .field = "number",
         .title = {"Số chẵn, số lẻ đúng bên đường", "Odd and even numbers stand on their sides of the street"},
         .checked = {"Các số gần nhất trên đường cho biết bên nào chẵn, bên nào lẻ. Đường chưa có số nào: bên trái lẻ, "
                     "bên phải chẵn, theo chiều từ Bắc xuống Nam, Đông sang Tây, Đông Bắc xuống Tây Nam, Đông Nam lên "
                     "Tây Bắc; trong hẻm thì từ đường vào. Chỉ xét khi bản đồ có tim đường.",
                     "The nearest numbers of the street tell which side is which. Where there are none, odd is left "
                     "and even right, from north to south, east to west, north-east to south-west, south-east to "
                     "north-west; in an alley from its street inwards. Looked at where the course of the street is "
                     "published."},
         .example = {"Số 21 là số lẻ, nhưng vị trí nằm bên dãy số chẵn của đường.",
                     "21 is an odd number, but the position lies on the side of the even ones."},
         .basis = {"Thông tư 08/2024/TT-BXD.", "Thông tư 08/2024/TT-BXD."},
         .check = number_parity},
        {.id = "number.order", .severity = Severity::warning, .field = "number",
         .title = {"Số nhà theo thứ tự dọc đường", "Numbers follow each other along their side of the street"},
         .checked = {"Nhà nằm giữa nhà có số nhỏ hơn và nhà có số lớn hơn kề nó cùng bên đường, cho phép lệch 3 m.",
                     "A house stands between its neighbours of lower and higher number on its side, within 3 m."},
         .example = {"Số 20 phải ở sau số 18 theo chiều đánh số, nhưng vị trí nằm ở trước.",
                     "20 comes after 18 along the street, but the position lies before it."},
         .basis = {"Thông tư 08/2024/TT-BXD: số tăng dần theo chiều đường.",
                   "Thông tư 08/2024/TT-BXD: numbers grow along the street."},
         .check = number_order},
        {.id = "number.gap", .severity = Severity::info, .field = "number",
         .title = {"Không bỏ trống quá nhiều số", "Not too many numbers stay free"},
         .checked = {"So với số liền trước cùng bên đường, số nhảy quá mười và quá số nhà mặt tiền 4 m có thể xây trên "
                     "đoạn đó.",
                     "From the number before it on its side a number jumps by more than ten, and by more than houses "
                     "of 4 m front would use up on the way."},
         .example = {"Từ số 20 nhảy đến số 32: bỏ trống nhiều số hơn khoảng cách cho phép.",
                     "From 20 the numbers jump to 32: more stay free than the distance explains."},
         .basis = {"Số bỏ trống mà không có đất cho nhà sau này thì không dùng được nữa.",
                   "Numbers left free without ground for later houses are lost."},
         .check = number_gap},
        {.id = "number.infill", .severity = Severity::warning, .field = "number",
         .title = {"Số chèn là số tiếp theo, cùng một kiểu", "An inserted number is the next one, of one kind"},
         .checked = {"Giữa 20 và 22: 20A, 20B, … hoặc 20-1, 20-2, …; phải có số 20 hoặc một số liền kề.",
                     "Between 20 and 22: 20A, 20B, … or 20-1, 20-2, …; 20 or a number beside it exists."},
         .example = {"Số chèn tiếp theo của 20 là 20B, không phải 20C.",
                     "The next inserted number of 20 is 20B, not 20C."},
         .basis = {"Thông tư 08/2024/TT-BXD, khoản 4 điều 6.", "Thông tư 08/2024/TT-BXD, article 6(4)."},
         .check = number_infill},
    };
}

}  // namespace diachi::registry::rules
