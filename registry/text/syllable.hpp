#pragma once

#include <string_view>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {

/// Whether letters without tones (lower case: "ương", "đ") are spelled as Vietnamese syllables are: one of their
/// beginnings, vowels and ends.
bool is_spelled_as_syllable(std::u32string_view untoned);

/// The same with its tone, a little wider for names of the highlands ("Krông", "Đắk"): a syllable that ends in c, ch,
/// k, p or t has a rising or a heavy tone.
bool is_syllable(std::u32string_view untoned, Tone tone);

}  // namespace diachi::registry::text
