#include "registry/numbering/proposal_words.hpp"

namespace diachi::registry::numbering {
namespace {

std::string written(const NumberedAddress* one) { return one ? one->written : std::string(); }

Words across(const Candidate& candidate) {
    const std::string opposite = written(candidate.before ? candidate.before : candidate.behind);
    return {"Bên này chưa có số nào; lấy theo số " + opposite + " ở bên kia đường.",
            "This side has no number yet; it goes by " + opposite + " across the street."};
}

}  // namespace

Words reason_for(const Candidate& candidate) {
    const std::string before = written(candidate.before);
    const std::string behind = written(candidate.behind);
    const bool odd = candidate.number.value % 2 == 1;
    switch (candidate.ground) {
        case Ground::between:
            return {"Còn số trống giữa số " + before + " và số " + behind + "; chọn theo khoảng cách.",
                    "Numbers are free between " + before + " and " + behind + "; chosen by the distance."};
        case Ground::infill:
            return {"Giữa số " + before + " và số " + behind +
                        " không còn số nguyên: dùng số chèn (Thông tư 08/2024/TT-BXD, Điều 6 khoản 4).",
                    "No whole number is free between " + before + " and " + behind +
                        ": an inserted one (Thông tư 08/2024/TT-BXD, article 6(4))."};
        case Ground::extension:
            return {"Nối tiếp sau số " + before + " (Thông tư 08/2024/TT-BXD, Điều 6 khoản 5).",
                    "Continues the series behind " + before + " (Thông tư 08/2024/TT-BXD, article 6(5))."};
        case Ground::beginning:
            return {"Ở trước số " + behind + ", số đầu tiên của bên này.",
                    "Lies before " + behind + ", the first number of this side."};
        case Ground::across:
            return across(candidate);
        case Ground::first:
            return {std::string("Số đầu tiên của đường: ") + (odd ? "lẻ bên trái" : "chẵn bên phải") +
                        " theo chiều đánh số (Thông tư 08/2024/TT-BXD).",
                    std::string("The first number of the street: ") + (odd ? "odd on the left" : "even on the right") +
                        " (Thông tư 08/2024/TT-BXD)."};
        case Ground::no_course:
            return {before.empty() ? "Số đầu tiên của đường; vị trí trên đường không rõ."
                                   : "Sau số " + before + ", số lớn nhất; vị trí trên đường không rõ.",
                    before.empty() ? "The first number of the street; where it stands along the street is not clear."
                                   : "Behind " + before + ", the greatest; where it stands along the street is not clear."};
        case Ground::hamlet:
            return {"Số tiếp theo sau số " + before + ", số lớn nhất ở đây.", "The next behind " + before + ", the greatest here."};
        case Ground::free_flat:
            return {"Căn hộ trống tiếp theo của tầng (Thông tư 08/2024/TT-BXD, Điều 13).",
                    "The next free flat of the floor (Thông tư 08/2024/TT-BXD, article 13)."};
    }
    return {};
}

Words remark_on(Obstacle obstacle, bool odd) {
    const std::string vi = odd ? "Bên số lẻ: " : "Bên số chẵn: ";
    const std::string en = odd ? "Odd side: " : "Even side: ";
    switch (obstacle) {
        case Obstacle::nothing_before_one:
            return {vi + "không còn số trước số đầu tiên; cần quyết định đánh số lại.",
                    en + "no number is left before the first one; a decision on new numbers is needed."};
        case Obstacle::out_of_order:
            return {vi + "các số ở đây không theo thứ tự, hoặc đã có số chèn ở phía sau; không đề xuất được.",
                    en + "the numbers here are out of order, or inserted ones follow already; nothing can be proposed."};
        case Obstacle::suffixes_used_up:
            return {vi + "đã hết chữ cái cho số chèn.", en + "the letters for inserted numbers are used up."};
    }
    return {};
}

Words remark_on_doubt(const SeriesNumber& number) {
    return {"Số " + number.written() + " sẽ trái với các số đã cấp quanh đây; không đề xuất.",
            number.written() + " would contradict the numbers issued around here; it is not proposed."};
}

std::string_view name_of(Ground ground) {
    switch (ground) {
        case Ground::between:
            return "between";
        case Ground::infill:
            return "infill";
        case Ground::extension:
            return "extension";
        case Ground::beginning:
            return "beginning";
        case Ground::across:
            return "across";
        case Ground::first:
            return "first";
        case Ground::no_course:
            return "no-course";
        case Ground::hamlet:
            return "hamlet";
        case Ground::free_flat:
            return "free-flat";
    }
    return "";
}

}  // namespace diachi::registry::numbering
