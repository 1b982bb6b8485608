#include "registry/text/plausibility.hpp"

#include <algorithm>
#include <array>

#include "registry/text/letters.hpp"
#include "registry/text/syllable.hpp"

namespace diachi::registry::text {
namespace {

/// The words with accents that names of units and streets and collected addresses hold most often.
const auto& common_words() {
    static const auto words = [] {
        auto table = std::to_array<std::u32string_view>(
            {U"xã",    U"hà",    U"phường", U"nguyễn", U"nội",    U"tân",    U"văn",   U"thị",    U"số",     U"bình",
             U"lộ",    U"phú",   U"sơn",    U"xuân",   U"trần",   U"lê",     U"đông",  U"hòa",    U"trấn",   U"huyện",
             U"thành", U"quốc",  U"phố",    U"hoàng",  U"mỹ",     U"hưng",   U"tỉnh",  U"yên",    U"đức",    U"đường",
             U"đồng",  U"quận",  U"đình",   U"thạnh",  U"phước",  U"vĩnh",   U"thái",  U"ngọc",   U"tây",    U"bà",
             U"bắc",   U"cầu",   U"việt",   U"dương",  U"lộc",    U"hồng",   U"hải",   U"hiệp",   U"phạm",   U"ngõ",
             U"hồ",    U"châu",  U"nghĩa",  U"đại",    U"thượng", U"lý",     U"khánh", U"lương",  U"công",   U"lâm",
             U"trưng", U"phúc",  U"định",   U"thuận",  U"thới",   U"trường", U"đống",  U"quảng",  U"ngô",    U"võ",
             U"tiến",  U"hữu",   U"liêm",   U"thắng",  U"biên",   U"hương",  U"từ",    U"thọ",    U"phương", U"giấy",
             U"thạch", U"lợi",   U"cư",     U"lạc",    U"đạo",    U"hoà",    U"hùng",  U"vương",  U"vân",    U"hoàn",
             U"hàng",  U"tiên",  U"chí",    U"trọng",  U"thôn",   U"vũ",     U"thịnh", U"bùi",    U"đặng",   U"ấp",
             U"kiếm",  U"nhân",  U"thủy",   U"chánh",  U"cẩm",    U"huỳnh",  U"điện",  U"trương", U"lập",    U"tự",
             U"tôn",   U"chính", U"hội",    U"triệu",  U"vạn",    U"cát",    U"kỳ",    U"thường", U"quý",    U"hạ",
             U"bạch",  U"tổ",    U"quế",    U"hậu",    U"kiệt",   U"hẻm",    U"khóm",  U"vực",    U"cần",    U"thơ",
             U"sóc",   U"trăng", U"kiều",   U"đà",     U"nẵng",   U"hộ",     U"căn",   U"nhà",    U"ủy",     U"bản",
             U"địa",   U"chỉ",   U"tuyến",  U"đắk",    U"đặc",    U"giồng",  U"rạch",  U"giữa",   U"ngách",  U"phòng",
             U"ngã",   U"tòa",   U"cũ",     U"gò",     U"sài",    U"gòn",    U"bến",   U"trụ"});
        std::sort(table.begin(), table.end());
        return table;
    }();
    return words;
}

/// Signs that stand beside words in any text: quotes, dashes, dots, degree, multiplication.
bool is_punctuation(char32_t c) {
    return c < 0x80 || (c >= 0x2010 && c <= 0x2027) || c == 0x2039 || c == 0x203A || c == 0xAB || c == 0xBB ||
           c == 0xB7 || c == 0xB0 || c == 0xD7 || is_blank(c) || (is_invisible(c) && c != 0xAD);
}

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019;
}

/// Weighs one word after the other.
class Scale {
  public:
    void take(char32_t c) {
        const Letter known = letter(c);
        if (known.base != 0) return add(c, known);
        if (is_punctuation(c) && !is_apostrophe(c) && c >= 0x80 && !is_blank(c)) {
            // "Th«n": within a word it is a misread letter.
            held_ = !word_.empty();
            if (!held_) weigh();
            return;
        }
        if (is_combining_mark(c) || !is_punctuation(c)) {
            sign_ = true;
            return;
        }
        weigh();
    }

    Plausibility weighed() {
        weigh();
        return sum_;
    }

  private:
    void add(char32_t c, const Letter& known) {
        // A capital vowel within a word is rather a misread mark: "BiÌnh".
        if (known.upper && last_lower_ && !held_ && (c < 0x80 || !known.vowel)) weigh();
        sign_ = sign_ || (held_ && !known.upper);
        if (held_ && known.upper) weigh();
        held_ = false;
        accented_ = accented_ || c >= 0x80;
        vowel_ = vowel_ || known.vowel;
        if (known.tone != Tone::level) {
            ++tones_;
            tone_ = known.tone;
        }
        word_.push_back(known.untoned);
        toned_.push_back(toned(known.untoned, known.tone));
        last_lower_ = !known.upper;
    }

    void weigh() {
        if (sign_ && !word_.empty()) {
            ++sum_.foreign;
        } else if (accented_ && vowel_) {
            const bool vietnamese = tones_ < 2 && is_syllable(word_, tone_);
            ++(vietnamese ? sum_.syllables : sum_.foreign);
            const auto& common = common_words();
            sum_.common += vietnamese && std::binary_search(common.begin(), common.end(), std::u32string_view(toned_));
        }
        word_.clear();
        toned_.clear();
        tone_ = Tone::level;
        tones_ = 0;
        accented_ = vowel_ = sign_ = held_ = last_lower_ = false;
    }

    Plausibility sum_;
    std::u32string word_;
    std::u32string toned_;
    Tone tone_ = Tone::level;
    int tones_ = 0;
    bool accented_ = false;
    bool vowel_ = false;
    bool sign_ = false;  ///< a character that no word has
    bool held_ = false;  ///< a quote or dash behind letters, which may be a misread letter
    bool last_lower_ = false;
};

}  // namespace

Plausibility plausibility(std::string_view utf8) {
    Scale scale;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        scale.take(c == not_utf8 ? 0xFFFD : c);
    }
    return scale.weighed();
}

}  // namespace diachi::registry::text
