#pragma once

#include <cstddef>
#include <string_view>

#include "registry/geocoding/units/name_trie.hpp"
#include "registry/geocoding/words/tokens.hpp"

// Where to cut a token of letters and figures: lengths in letters and figures, 0 where it is not to be cut. Forms are
// folded.

namespace diachi::registry::geocoding {

/// Behind a number that a word is glued to: "12Trần", "12ATrần", "12đường".
std::size_t word_behind_number(const Token& token, const Vocabulary& vocabulary);

/// Before the digits that end a word: "so18", not "18" or "a5/3".
std::size_t letters_before_digits(std::string_view written);

/// Behind the first piece of letters that are glued to a number behind them: "ApTruongHung2", "DuongA5", "Quoclo91".
std::size_t piece_before_digits(std::string_view letters, const Vocabulary& vocabulary);

/// Before the first word that has a number before and behind it: "57ĐườngSố18", "3hẻm72", "925Bsốnhà185".
std::size_t word_between_numbers(std::string_view form, const Vocabulary& vocabulary);

/// Before or behind the word of a glued street: "102AĐườngSố28", "96Duong3/2"; "SoB14" when something is `glued` before
/// it.
std::size_t front_of_street(std::string_view form, bool glued);

}  // namespace diachi::registry::geocoding
