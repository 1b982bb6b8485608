#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace diachi::registry::text {

/// What U+FFFD stands for here: bytes that are not UTF-8.
inline constexpr char32_t not_utf8 = 0xFFFFFFFF;

/// As `next_code_point`, where the byte at `at` is no ASCII.
char32_t next_of_several_bytes(std::string_view utf8, std::size_t& at);

/// The code point at `at`, which moves behind it; `not_utf8` (one byte taken) where there is none.
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (lead >= 0x80U) return next_of_several_bytes(utf8, at);
    ++at;
    return lead;
}

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view bytes);

void append_utf8(std::string& to, char32_t code_point);

/// How many code points the text has.
std::size_t code_points_in(std::string_view utf8);

/// The text, or its beginning of at most `most_bytes` that ends between two code points.
std::string_view shortened(std::string_view utf8, std::size_t most_bytes);

/// 0 to 9, and no digit of another script.
constexpr bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text);

/// A letter of folded text that is a vowel.
constexpr bool is_folded_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// The five tones and none, in the order of the Vietnamese alphabet books.
enum class Tone : std::uint8_t { level, falling, rising, asking, tumbling, heavy };

/// What a letter is beneath case and tone: 'a', breve 'ă' and circumflex 'â' are three letters of one base.
struct Letter {
    char base = 0;         ///< lower case a–z; 0 when the code point is not a letter of this alphabet
    char32_t untoned = 0;  ///< lower case with breve, circumflex, horn or stroke, without tone
    Tone tone = Tone::level;
    bool upper = false;
    bool vowel = false;
};

/// Latin and Vietnamese letters; Icelandic ð is taken for đ, which it is typed for.
Letter letter(char32_t code_point);

/// The letter with that tone, lower case; `untoned` itself when it carries no tone.
char32_t toned(char32_t untoned, Tone tone);

/// Combining tone or letter mark of Vietnamese (U+0300 0301 0303 0309 0323 0302 0306 031B).
bool is_combining_mark(char32_t code_point);

/// Blank of any kind, the no-break and ideographic ones included.
bool is_blank(char32_t code_point);

/// Characters that take no room: zero-width joiners and blanks, byte order mark, soft hyphen, direction marks.
bool is_invisible(char32_t code_point);

}  // namespace diachi::registry::text
