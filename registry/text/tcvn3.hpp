#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::text {

/// The letter of a byte of TCVN 5712:1993 (the fonts "ABC", "TCVN3"): ASCII below 0x80, Vietnamese above. Bytes 0xB0 to
/// 0xB4 are combining tones. Proved against `iconv -f TCVN` (tests/importers/text_decoding_test.cpp).
char32_t tcvn3_letter(unsigned char byte);

/// Whether a letter above ASCII that Latin-1 has occurs in Vietnamese text, or is one that đ is typed as (Ð, ð): no
/// sign of TCVN3 that was read as Latin-1.
bool vietnamese_in_latin1(char32_t code_point);

/// Whether decoded bytes can be Vietnamese: at most one tone in a word, no mark on a consonant.
bool plausible_tcvn3(std::string_view bytes);

/// UTF-8 in normal form C. Capital letters with a tone have no bytes of their own in ABC fonts ("THÞ TRÊN" is typed
/// with the bytes of small letters): words are set in the case of their other letters, and a name's first letter
/// like the first letters of its other words.
std::string decode_tcvn3(std::string_view bytes);

/// The TCVN3 bytes behind a UTF-8 text that somebody read as Latin-1 ("§­êng" for "Đường"). Nothing when it is not
/// surely one: when a character lies above U+00FF, when fewer than two signs stand in words that Vietnamese in Latin-1
/// letters never has, or when the bytes cannot be Vietnamese.
std::optional<std::string> tcvn3_behind_latin1(std::string_view utf8);

}  // namespace diachi::registry::text
