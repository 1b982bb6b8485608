#pragma once

#include <string>
#include <string_view>

namespace diachi::registry::text {

/// The letter of a byte of TCVN 5712:1993 (the fonts "ABC", "TCVN3"): ASCII below 0x80, Vietnamese above. Bytes 0xB0 to
/// 0xB4 are combining tones. Proved against `iconv -f TCVN` (tests/registry/text/decoding_test.cpp).
char32_t tcvn3_letter(unsigned char byte);

/// UTF-8 in normal form C. Capital letters with a tone have no bytes of their own in ABC fonts ("THÞ TRÊN" is typed
/// with the bytes of small letters): words are set in the case of their other letters, and a name's first letter
/// like the first letters of its other words.
std::string decode_tcvn3(std::string_view bytes);

}  // namespace diachi::registry::text
