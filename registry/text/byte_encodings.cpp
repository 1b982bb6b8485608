#include "registry/text/byte_encodings.hpp"

#include <algorithm>
#include <stdexcept>

#include "registry/text/letters.hpp"
#include "registry/text/tcvn3.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::text {
namespace {

/// What Windows-1252 has at 0x80 to 0x9F: the "Latin-1" of most programs. 0: nothing.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Sixteen a row, as in RFC 1456.
// clang-format off
constexpr std::array<char16_t, 128> viscii_upper_half{
    u'Ạ', u'Ắ', u'Ằ', u'Ặ', u'Ấ', u'Ầ', u'Ẩ', u'Ậ', u'Ẽ', u'Ẹ', u'Ế', u'Ề', u'Ể', u'Ễ', u'Ệ', u'Ố',
    u'Ồ', u'Ổ', u'Ỗ', u'Ộ', u'Ợ', u'Ớ', u'Ờ', u'Ở', u'Ị', u'Ỏ', u'Ọ', u'Ỉ', u'Ủ', u'Ũ', u'Ụ', u'Ỳ',
    u'Õ', u'ắ', u'ằ', u'ặ', u'ấ', u'ầ', u'ẩ', u'ậ', u'ẽ', u'ẹ', u'ế', u'ề', u'ể', u'ễ', u'ệ', u'ố',
    u'ồ', u'ổ', u'ỗ', u'Ỡ', u'Ơ', u'ộ', u'ờ', u'ở', u'ị', u'Ự', u'Ứ', u'Ừ', u'Ử', u'ơ', u'ớ', u'Ư',
    u'À', u'Á', u'Â', u'Ã', u'Ả', u'Ă', u'ẳ', u'ẵ', u'È', u'É', u'Ê', u'Ẻ', u'Ì', u'Í', u'Ĩ', u'ỳ',
    u'Đ', u'ứ', u'Ò', u'Ó', u'Ô', u'ạ', u'ỷ', u'ừ', u'ử', u'Ù', u'Ú', u'ỹ', u'ỵ', u'Ý', u'ỡ', u'ư',
    u'à', u'á', u'â', u'ã', u'ả', u'ă', u'ữ', u'ẫ', u'è', u'é', u'ê', u'ẻ', u'ì', u'í', u'ĩ', u'ỉ',
    u'đ', u'ự', u'ò', u'ó', u'ô', u'õ', u'ỏ', u'ọ', u'ụ', u'ù', u'ú', u'ũ', u'ủ', u'ý', u'ợ', u'Ữ'};
// clang-format on

struct ByteLetter {
    unsigned char byte;
    char32_t letter;
};

/// Capitals that VISCII puts among the control characters.
constexpr auto viscii_controls =
    std::to_array<ByteLetter>({{0x02, U'Ẳ'}, {0x05, U'Ẵ'}, {0x06, U'Ẫ'}, {0x14, U'Ỷ'}, {0x19, U'Ỹ'}, {0x1E, U'Ỵ'}});

/// Where CP1258 differs from Windows-1252: five tones that follow their vowel, and letters.
constexpr auto cp1258_letters = std::to_array<ByteLetter>({{0xC3, U'Ă'},
                                                           {0xCC, 0x0300},
                                                           {0xD0, U'Đ'},
                                                           {0xD2, 0x0309},
                                                           {0xD5, U'Ơ'},
                                                           {0xDD, U'Ư'},
                                                           {0xDE, 0x0303},
                                                           {0xE3, U'ă'},
                                                           {0xEC, 0x0301},
                                                           {0xF0, U'đ'},
                                                           {0xF2, 0x0323},
                                                           {0xF5, U'ơ'},
                                                           {0xFD, U'ư'},
                                                           {0xFE, U'₫'}});

/// Letters of VNI that are one byte, small; the capitals lie 32 before them.
constexpr auto vni_letters = std::to_array<ByteLetter>({{0xE6, U'ỉ'},
                                                        {0xEC, U'ì'},
                                                        {0xED, U'í'},
                                                        {0xEE, U'ỵ'},
                                                        {0xF1, U'đ'},
                                                        {0xF2, U'ị'},
                                                        {0xF3, U'ĩ'},
                                                        {0xF4, U'ơ'},
                                                        {0xF6, U'ư'}});
constexpr auto vni_capitals = std::u32string_view(U"ỈÌÍỴĐỊĨƠƯ");

/// Marks of VNI behind their vowel, small: the vowels that they can stand on, and the marks.
struct VniMark {
    unsigned char byte;
    std::string_view vowels;
    std::u32string_view marks;
};
constexpr std::string_view any_vowel = "aeiouy";
constexpr auto vni_marks = std::to_array<VniMark>({{0xF9, any_vowel, U"\u0301"},
                                                   {0xF8, any_vowel, U"\u0300"},
                                                   {0xFB, any_vowel, U"\u0309"},
                                                   {0xF5, any_vowel, U"\u0303"},
                                                   {0xEF, any_vowel, U"\u0323"},
                                                   {0xE2, "aeo", U"\u0302"},
                                                   {0xE1, "aeo", U"\u0302\u0301"},
                                                   {0xE0, "aeo", U"\u0302\u0300"},
                                                   {0xE5, "aeo", U"\u0302\u0309"},
                                                   {0xE3, "aeo", U"\u0302\u0303"},
                                                   {0xE4, "aeo", U"\u0302\u0323"},
                                                   {0xEA, "a", U"\u0306"},
                                                   {0xE9, "a", U"\u0306\u0301"},
                                                   {0xE8, "a", U"\u0306\u0300"},
                                                   {0xFA, "a", U"\u0306\u0309"},
                                                   {0xFC, "a", U"\u0306\u0303"},
                                                   {0xEB, "a", U"\u0306\u0323"}});

template <typename Table>
auto find(const Table& table, unsigned char byte) {
    return std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.byte == byte; });
}

char32_t viscii_letter(unsigned char byte) {
    if (byte >= 0x80) return viscii_upper_half[byte - 0x80U];
    const auto* const found = find(viscii_controls, byte);
    return found == viscii_controls.end() ? byte : found->letter;
}

std::optional<char32_t> cp1258_letter(unsigned char byte) {
    const auto* const found = find(cp1258_letters, byte);
    if (found != cp1258_letters.end()) return found->letter;
    if (byte < 0x80 || byte > 0x9F) return byte;
    const char32_t shared = windows_1252[byte - 0x80U];
    const bool letter = shared == 0x0160 || shared == 0x0161 || shared == 0x017D || shared == 0x017E;
    return shared == 0 || letter ? std::nullopt : std::optional(shared);
}

bool is_capital(unsigned char byte) {
    return byte >= 0xC0 && byte <= 0xDE;
}

/// The marks that a byte puts on the letter before it; empty: it is no mark there.
std::u32string_view vni_marks_of(unsigned char byte, char32_t before) {
    const Letter vowel = letter(before);
    const bool plain = vowel.untoned < 0x80 || vowel.untoned == U'ơ' || vowel.untoned == U'ư';
    if (!vowel.vowel || vowel.tone != Tone::level || !plain) return {};
    const auto* const found = find(vni_marks, static_cast<unsigned char>(is_capital(byte) ? byte + 0x20 : byte));
    if (found == vni_marks.end() || found->vowels.find(vowel.base) == std::string_view::npos) return {};
    const bool own_mark = vowel.untoned >= 0x80 && found->vowels != any_vowel;
    return own_mark ? std::u32string_view() : found->marks;
}

char32_t vni_letter(unsigned char byte) {
    const auto* const found = find(vni_letters, static_cast<unsigned char>(is_capital(byte) ? byte + 0x20 : byte));
    if (byte < 0x80 || found == vni_letters.end()) return byte;
    return is_capital(byte) ? vni_capitals[static_cast<std::size_t>(found - vni_letters.begin())] : found->letter;
}

std::string decode_vni(std::string_view bytes) {
    std::string text;
    char32_t before = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const auto marks = byte < 0x80 ? std::u32string_view() : vni_marks_of(byte, before);
        before = marks.empty() ? vni_letter(byte) : 0;
        if (marks.empty()) append_utf8(text, before);
        for (const char32_t mark : marks) append_utf8(text, mark);
    }
    return composed(text);
}

std::string decode_viscii(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) append_utf8(text, viscii_letter(static_cast<unsigned char>(c)));
    return composed(text);
}

std::optional<std::string> decode_cp1258(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto letter = cp1258_letter(static_cast<unsigned char>(c));
        if (!letter) return std::nullopt;
        append_utf8(text, *letter);
    }
    return composed(text);
}

std::optional<std::string> decode_utf8(std::string_view bytes) {
    try {
        return composed(bytes);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace

std::string_view name_of(ByteEncoding encoding) {
    constexpr std::array<std::string_view, 5> names = {"UTF-8", "TCVN3", "VNI", "VISCII", "CP1258"};
    return names[static_cast<std::size_t>(encoding)];
}

std::optional<std::string> decoded_as(std::string_view bytes, ByteEncoding encoding) {
    switch (encoding) {
        case ByteEncoding::utf8:
            return decode_utf8(bytes);
        case ByteEncoding::tcvn3:
            return decode_tcvn3(bytes);
        case ByteEncoding::vni:
            return decode_vni(bytes);
        case ByteEncoding::viscii:
            return decode_viscii(bytes);
        case ByteEncoding::cp1258:
            return decode_cp1258(bytes);
    }
    return std::nullopt;
}

std::optional<std::string> bytes_behind_latin1(std::string_view utf8) {
    std::string bytes;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        const auto* const found =
            c <= 0xFF ? windows_1252.end() : std::find(windows_1252.begin(), windows_1252.end(), c);
        if (c > 0xFF && found == windows_1252.end()) return std::nullopt;
        bytes.push_back(static_cast<char>(c <= 0xFF ? c : 0x80U + static_cast<char32_t>(found - windows_1252.begin())));
    }
    return bytes;
}

}  // namespace diachi::registry::text
