#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry::geocoding {

/// What stands between a word and the word before it; the strongest sign counts.
enum class Gap : std::uint8_t { none, blank, dot, dash, comma };

inline constexpr std::uint32_t unknown_word = 0xFFFFFFFF;

/// A word or number of the text. Slashes stay inside numbers ("12/5"), and a tight dash between digits ("20-1").
struct Token {
    std::string form;         ///< folded, in the one spelling that names are compared in: see `matching_form`
    std::string spelled;      ///< lower case with its accents, the tone in its place; empty when it has none
    std::uint32_t begin = 0;  ///< bytes of the composed text
    std::uint32_t end = 0;
    Gap before = Gap::comma;
    bool digits = false;                ///< has a digit
    bool numeral = false;               ///< has nothing but digits
    bool plain_text = false;            ///< no word of the whole text has accents
    std::uint32_t word = unknown_word;  ///< number in the vocabulary, set by whoever matches
};

/// Cuts a composed text. Letters glued to a unit's number ("Q7", "KP1") and words glued at a capital ("HuyệnBến")
/// are parted.
std::vector<Token> tokens_of(std::string_view composed);

/// Whether the token may be the word `spelled` (lower case, with accents) whose matching form it has: a word with other
/// accents is another word ("Quán" is not "Quận").
bool may_be(const Token& token, std::string_view spelled);

/// Whether it is that word beyond doubt: without accents it counts only where the whole text has none.
bool is_surely(const Token& token, std::string_view spelled);

/// Words as `matching_form` writes them, but with their accents: "xã mĩ lộc" of "Xã Mỹ Lộc".
std::string accented_form(std::span<const Token> tokens);

/// A folded word in the spelling that names are compared in: y at the end as i after a consonant (Mỹ/Mĩ, Quy/Qui),
/// k at the end as c (Đắk/Đắc), numbers without leading zeros.
std::string matching_form(std::string_view folded);

}  // namespace diachi::registry::geocoding
