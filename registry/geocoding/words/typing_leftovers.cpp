#include "registry/geocoding/words/typing_leftovers.hpp"

#include <algorithm>

#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Keys that only add a tone or a mark, once the word has begun: s f r x j w of Telex, 1 to 9 of VNI.
bool only_marks(char c, bool vowel_seen) {
    if (text::is_digit(c)) return c != '0';
    return c == 'w' || (vowel_seen && (c == 's' || c == 'f' || c == 'r' || c == 'x' || c == 'j'));
}

bool doubles(char c) {
    return c == 'a' || c == 'e' || c == 'o' || c == 'd';
}

/// "No26", "Lo6": a number behind a short word, rather than its tone.
bool is_numbered(std::string_view folded) {
    const std::size_t letters = folded.find_first_of("0123456789");
    return letters <= 2 &&
           std::all_of(folded.begin() + static_cast<std::ptrdiff_t>(letters), folded.end(), text::is_digit);
}

}  // namespace

std::optional<std::string> without_typing_leftovers(std::string_view folded, ShortWords short_words) {
    if (folded.size() < 2 || text::is_digit(folded.front())) return std::nullopt;
    if (short_words == ShortWords::numbered && is_numbered(folded)) return std::nullopt;
    if (folded == "bis" || folded == "ter") return std::nullopt;  // of house numbers
    std::string plain;
    bool vowel_seen = false;
    for (const char c : folded) {
        if (!text::is_digit(c) && (c < 'a' || c > 'z')) return std::nullopt;
        if (c == 'w' && plain.empty()) {
            plain.push_back('u');
            vowel_seen = true;
            continue;
        }
        if (only_marks(c, vowel_seen)) continue;
        if (doubles(c) && plain.find(c) != std::string::npos && (c != 'd' || plain == "d")) continue;
        vowel_seen = vowel_seen || text::is_folded_vowel(c);
        plain.push_back(c);
    }
    if (plain.size() < 2 || plain == folded || !vowel_seen) return std::nullopt;
    return plain;
}

std::optional<std::string> with_letters_for_figures(std::string_view folded, char one) {
    std::string letters(folded);
    bool replaced = false;
    for (std::size_t at = 1; at + 1 < letters.size(); ++at) {
        if (letters[at] != '0' && letters[at] != '1') continue;
        letters[at] = letters[at] == '0' ? 'o' : one;
        replaced = true;
    }
    const bool word = replaced && std::none_of(letters.begin(), letters.end(), text::is_digit) &&
                      letters.find_first_of("/-") == std::string::npos;
    return word ? std::optional(std::move(letters)) : std::nullopt;
}

}  // namespace diachi::registry::geocoding
