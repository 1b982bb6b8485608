#include "registry/text/letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace diachi::registry::text {
namespace {

/// The twelve vowels in their six tones, in the order of `Tone`.
constexpr std::u32string_view lower_vowels =
    U"aàáảãạ"
    U"ăằắẳẵặ"
    U"âầấẩẫậ"
    U"eèéẻẽẹ"
    U"êềếểễệ"
    U"iìíỉĩị"
    U"oòóỏõọ"
    U"ôồốổỗộ"
    U"ơờớởỡợ"
    U"uùúủũụ"
    U"ưừứửữự"
    U"yỳýỷỹỵ";
constexpr std::u32string_view upper_vowels =
    U"AÀÁẢÃẠ"
    U"ĂẰẮẲẴẶ"
    U"ÂẦẤẨẪẬ"
    U"EÈÉẺẼẸ"
    U"ÊỀẾỂỄỆ"
    U"IÌÍỈĨỊ"
    U"OÒÓỎÕỌ"
    U"ÔỒỐỔỖỘ"
    U"ƠỜỚỞỠỢ"
    U"UÙÚỦŨỤ"
    U"ƯỪỨỬỮỰ"
    U"YỲÝỶỸỴ";
constexpr std::string_view vowel_bases = "aaaeeiooouuy";
constexpr std::size_t tones = 6;
constexpr std::size_t table_end = 0x1F00;  ///< all of the alphabet lies below

using Table = std::array<Letter, table_end>;

constexpr Table built() {
    Table table{};
    for (char32_t c = 'a'; c <= 'z'; ++c) {
        table[c] = {static_cast<char>(c), c, Tone::level, false, false};
        table[c - 32] = {static_cast<char>(c), c, Tone::level, true, false};
    }
    for (std::size_t i = 0; i < lower_vowels.size(); ++i) {
        const char base = vowel_bases[i / tones];
        const char32_t untoned = lower_vowels[i - i % tones];
        const auto tone = static_cast<Tone>(i % tones);
        table[lower_vowels[i]] = {base, untoned, tone, false, true};
        table[upper_vowels[i]] = {base, untoned, tone, true, true};
    }
    for (const char32_t stroke : {U'đ', U'ð'}) table[stroke] = {'d', U'đ', Tone::level, false, false};
    for (const char32_t stroke : {U'Đ', U'Ð', U'Ɖ'}) table[stroke] = {'d', U'đ', Tone::level, true, false};
    return table;
}

constexpr Table letters = built();

constexpr std::uint8_t no_vowel = 0xFF;

/// Of each lower case vowel, with or without a tone, its place among the twelve.
constexpr auto vowels = [] {
    std::array<std::uint8_t, table_end> places{};
    places.fill(no_vowel);
    for (std::size_t i = 0; i < lower_vowels.size(); ++i)
        places[lower_vowels[i]] = static_cast<std::uint8_t>(i / tones);
    return places;
}();

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

char32_t next_of_several_bytes(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    const std::size_t more = lead >= 0xF0U ? 3 : lead >= 0xE0U ? 2 : 1;
    if (lead < 0xC2U || lead > 0xF4U) return not_utf8;
    char32_t code_point = lead & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if (at + i >= utf8.size() || !continues(utf8[at + i])) return not_utf8;
        code_point = (code_point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
    }
    constexpr std::array<char32_t, 4> smallest = {0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[more] || code_point > 0x10FFFF || surrogate) return not_utf8;
    at += more;
    return code_point;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();)
        if (next_code_point(bytes, at) == not_utf8) return false;
    return true;
}

void append_utf8(std::string& to, char32_t code_point) {
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    const auto byte = [&](char32_t bits) { bytes[size++] = static_cast<char>(bits); };
    if (code_point < 0x80) return to.push_back(static_cast<char>(code_point));
    if (code_point < 0x800) {
        byte(0xC0U | (code_point >> 6U));
    } else {
        if (code_point < 0x10000) {
            byte(0xE0U | (code_point >> 12U));
        } else {
            byte(0xF0U | (code_point >> 18U));
            byte(0x80U | ((code_point >> 12U) & 0x3FU));
        }
        byte(0x80U | ((code_point >> 6U) & 0x3FU));
    }
    byte(0x80U | (code_point & 0x3FU));
    to.append(bytes.data(), size);
}

std::size_t code_points_in(std::string_view utf8) {
    return utf8.size() - static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), continues));
}

std::string_view shortened(std::string_view utf8, std::size_t most_bytes) {
    if (utf8.size() <= most_bytes) return utf8;
    std::size_t end = most_bytes;
    while (end > 0 && continues(utf8[end])) --end;
    return utf8.substr(0, end);
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

Letter letter(char32_t code_point) {
    return code_point < table_end ? letters[code_point] : Letter{};
}

char32_t toned(char32_t untoned, Tone tone) {
    const std::size_t vowel = untoned < table_end ? vowels[untoned] : no_vowel;
    return vowel == no_vowel ? untoned : lower_vowels[vowel * tones + static_cast<std::size_t>(tone)];
}

bool is_combining_mark(char32_t code_point) {
    switch (code_point) {
        case 0x0300:
        case 0x0301:
        case 0x0302:
        case 0x0303:
        case 0x0306:
        case 0x0309:
        case 0x031B:
        case 0x0323:
        case 0x0340:
        case 0x0341:
            return true;
        default:
            return false;
    }
}

bool is_blank(char32_t code_point) {
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200A) ||
           code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}

bool is_invisible(char32_t code_point) {
    return code_point == 0xAD || (code_point >= 0x200B && code_point <= 0x200F) || code_point == 0x2060 ||
           code_point == 0xFEFF;
}

}  // namespace diachi::registry::text
