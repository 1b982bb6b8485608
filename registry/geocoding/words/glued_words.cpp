#include "registry/geocoding/words/glued_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Seen in the collected addresses ("39/4 KP1, P4, Q7", "F12", "Tổ3"). Letters that also begin house numbers (A4, B3,
/// L1004A) are left out.
constexpr std::array<std::string_view, 19> glued_words = {"p",   "q",    "f",      "kp",   "kv",    "tdp", "to",
                                                          "ap",  "thon", "phuong", "quan", "khom",  "ngo", "ngach",
                                                          "hem", "ql",   "tl",     "dt",   "khupho"};

/// Letters of units that are written without dot or space before a name.
constexpr std::array<std::string_view, 9> unit_letters = {"tt", "tx", "tp", "x", "p", "q", "h", "t", "f"};

/// The letters that the token begins with, when the rest begins with a capital and is a known word.
std::size_t glued_letters(const Token& token, std::string_view composed, const Vocabulary& vocabulary) {
    for (const std::string_view letters : unit_letters) {
        if (!token.form.starts_with(letters) || token.form.size() < letters.size() + 2) continue;
        // The letters are plain, so each takes one byte of the text.
        std::size_t at = token.begin + letters.size();
        if (!text::letter(text::next_code_point(composed, at)).upper) continue;
        const std::string rest = matching_form(token.form.substr(letters.size()));
        if (vocabulary.find(rest) != unknown_word) return letters.size();
    }
    return 0;
}

/// "BThạnh" behind "Q.": the initial of a district's first word, glued to the second.
std::size_t glued_initial(const std::vector<Token>& tokens, std::size_t at, std::string_view composed,
                          const Vocabulary& vocabulary) {
    const Token& token = tokens[at];
    if (at == 0 || token.form.size() < 3) return 0;
    const std::string& before = tokens[at - 1].form;
    if (before != "q" && before != "h" && before != "quan" && before != "huyen" && before != "tp") return 0;
    std::size_t second = token.begin;
    text::next_code_point(composed, second);
    if (second != token.begin + 1U || !text::letter(text::next_code_point(composed, second)).upper) return 0;
    return vocabulary.find(matching_form(token.form.substr(1))) == unknown_word ? 0 : 1;
}

Token without_front(const Token& token, std::size_t letters) {
    Token rest = token;
    rest.form = matching_form(token.form.substr(letters));
    if (!rest.spelled.empty()) rest.spelled.erase(0, letters);
    rest.begin += static_cast<std::uint32_t>(letters);
    rest.before = Gap::none;
    return rest;
}

}  // namespace

bool is_glued_before_digits(std::string_view folded) {
    return std::find(glued_words.begin(), glued_words.end(), folded) != glued_words.end();
}

void part_glued_letters(std::vector<Token>& tokens, std::string_view composed, const Vocabulary& vocabulary) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].digits || vocabulary.find(tokens[at].form) != unknown_word) continue;
        std::size_t letters = glued_letters(tokens[at], composed, vocabulary);
        if (letters == 0) letters = glued_initial(tokens, at, composed, vocabulary);
        if (letters == 0) continue;
        Token rest = without_front(tokens[at], letters);
        tokens[at].form.resize(letters);
        tokens[at].spelled.clear();
        tokens[at].end = rest.begin;
        tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(rest));
    }
}

}  // namespace diachi::registry::geocoding
