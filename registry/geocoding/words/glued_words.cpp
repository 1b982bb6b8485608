#include "registry/geocoding/words/glued_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "registry/geocoding/words/date_names.hpp"
#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/glued_numbers.hpp"
#include "registry/geocoding/words/typing_leftovers.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/geocoding/words/word_pieces.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Seen in the collected addresses ("39/4 KP1, P4, Q7", "F12", "Tổ3"). Letters that also begin house numbers (A4, B3,
/// L1004A) are left out.
constexpr auto glued_words = std::to_array<std::string_view>(
    {"p",   "q",      "f",      "kp",    "kv",   "tdp",    "to",    "ap",      "thon",     "phuong", "quan",  "khom",
     "ngo", "ngach",  "hem",    "kiet",  "ql",   "tl",     "dt",    "hl",      "so",       "sn",     "duong", "nha",
     "xom", "khupho", "khuvuc", "canho", "ward", "hamlet", "group", "quarter", "district", "alley",  "sonha", "nhaso"});

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
        // "TTA" are initials.
        if (rest.size() > 1 && vocabulary.find(rest) != unknown_word) return letters.size();
    }
    return 0;
}

/// "PAn Bình", "QCái Răng": no word begins with p but ph, nor with q but qu.
bool is_unit_before_name(const Token& token, std::string_view composed) {
    const std::string& form = token.form;
    if (token.digits || form.size() < 2 || token.end < token.begin + 2U) return false;
    const char letter = composed[token.begin];
    const bool unit = (letter == 'P' && form[1] != 'h') || (letter == 'Q' && form[1] != 'u');
    if (!unit) return false;
    std::size_t at = token.begin + 1;
    const text::Letter second = text::letter(text::next_code_point(composed, at));
    if (!second.upper) return false;
    if (at >= token.end) return text::is_folded_vowel(second.base);  // "PÔ Môn", not "QL" or "P.PT"
    const text::Letter third = text::letter(text::next_code_point(composed, at));
    return third.base != 0 && !third.upper;
}

/// "H191 số 7": the alley's letter. Alone it may be the letter of the house.
bool is_alley_before_house(const Token& token, std::span<const Token> behind) {
    return token.form.size() > 1 && token.form.front() == 'h' &&
           std::all_of(token.form.begin() + 1, token.form.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           behind.size() > 1 && behind[0].form == "so" && behind[0].before < Gap::dash && behind[1].digits;
}

/// "BThạnh" behind "Q.": the initial of a district's first word, glued to the second.
std::size_t glued_initial(const std::vector<Token>& before_it, const Token& token, std::string_view composed,
                          const Vocabulary& vocabulary) {
    if (before_it.empty() || token.form.size() < 3) return 0;
    const std::string& before = before_it.back().form;
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

/// "12/10Đ.HùngVương", "56dg.B3": the word of the street, not the letter of the house.
std::size_t street_letter_behind_number(const Token& token, std::span<const Token> behind) {
    if (!token.digits || behind.empty() || behind[0].before != Gap::dot || behind[0].begin != token.end + 1U) return 0;
    const std::size_t letters = token.form.find_last_of("0123456789") + 1;
    const std::string_view ending = std::string_view(token.form).substr(letters);
    return letters > 0 && (ending == "d" || ending == "dg") ? letters : 0;
}

/// "hTành" is Thành: the h was typed too early. Where the rest is a word, it may be "h." of Huyện.
bool is_early_letter(const Token& token, const Token& next, const Vocabulary& vocabulary) {
    if (next.before != Gap::none || next.digits || next.form.size() < 3 || token.form.size() != 1) return false;
    constexpr auto pairs = std::to_array<std::string_view>({"th", "ch", "ph", "nh", "kh", "tr", "ng"});
    const std::string pair{next.form.front(), token.form.front()};
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end() || next.form[1] == token.form.front()) return false;
    return vocabulary.find(next.form) == unknown_word &&
           vocabulary.find(matching_form(pair + next.form.substr(1))) != unknown_word;
}

void put_behind_first(const Token& letter, Token& word) {
    word.form = matching_form(word.form.substr(0, 1) + letter.form + word.form.substr(1));
    word.spelled.clear();
    word.begin = letter.begin;
    word.before = letter.before;
}

/// Cuts a token behind its first `signs` letters and digits.
std::pair<Token, Token> cut(const Token& token, std::size_t signs, std::string_view composed) {
    std::size_t at = token.begin;
    // The form has no leading zeros: "05TrầnPhú".
    while (at + 1 < token.end && composed[at] == '0' && text::is_digit(static_cast<unsigned char>(composed[at + 1])))
        ++at;
    for (std::size_t seen = 0; seen < signs && at < token.end;) {
        const char32_t c = text::next_code_point(composed, at);
        seen += text::letter(c).base != 0 || (c >= '0' && c <= '9') || c == '/' || c == '-';
    }
    std::pair<Token, Token> parts{token, token};
    auto& [front, rest] = parts;
    front.end = rest.begin = static_cast<std::uint32_t>(at);
    rest.before = Gap::none;
    front.form = matching_form(token.form.substr(0, signs));
    rest.form = matching_form(token.form.substr(signs));
    for (Token* part : {&front, &rest}) {
        if (!token.spelled.empty())
            part->spelled = text::same_name_key(composed.substr(part->begin, part->end - part->begin));
        if (part->spelled == part->form) part->spelled.clear();
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        part->digits = std::any_of(part->form.begin(), part->form.end(), digit);
        part->numeral = part->digits && std::all_of(part->form.begin(), part->form.end(), digit);
    }
    return parts;
}

/// "Đ30/4": "đường" before a date.
bool is_street_before_date(const Token& token) {
    if (!token.spelled.starts_with("đ") || token.form.size() < 4 || token.form[1] < '0' || token.form[1] > '9')
        return false;
    Token rest = token;
    rest.form.erase(0, 1);
    return is_date_in_figures(rest);
}

/// "Vietnam", "district": whole words of the tables, and the long ones that begin several ("National Road").
bool is_kind_word(const Token& token) {
    if (token.form == "national" || token.form == "provincial") return true;
    const std::span alone(&token, 1);
    return finer_word_at(alone, 0).word != nullptr || unit_word_before(alone, 0) || unit_word_behind(alone, 0);
}

/// How many letters and digits to cut off at the front; 0: the token is one word. `glued`: something was cut off
/// before it.
std::size_t front_of(const Token& token, const Vocabulary& vocabulary, bool glued) {
    if (token.digits) {
        if (is_street_before_date(token)) return 1;
        if (const std::size_t front = front_of_street(token.form, glued); front > 0) return front;
        if (token.form.front() >= '0' && token.form.front() <= '9') {
            const std::size_t between = word_between_numbers(token.form, vocabulary);
            return between > 0 ? between : word_behind_number(token, vocabulary);
        }
        if (const std::size_t between = word_between_numbers(token.form, vocabulary); between > 0) return between;
        const std::size_t word = token.form.find_first_of("0123456789");
        if (glued && is_glued_before_digits(std::string_view(token.form).substr(0, word))) return word;  // "ngõ12Trần"
        const std::size_t letters = letters_before_digits(token.form);
        const std::size_t piece = piece_before_digits(std::string_view(token.form).substr(0, letters), vocabulary);
        return piece == 0 && glued && letters > 1 ? letters : piece;
    }
    if (token.form.size() < shortest_glued_name || is_kind_word(token)) return 0;
    if (const auto plain = without_typing_leftovers(token.form);
        plain && token.spelled.empty() && vocabulary.find(matching_form(*plain)) != unknown_word)
        return 0;
    const auto pieces = pieces_of(token.form, vocabulary);
    return pieces.size() > 1 ? pieces.front() : 0;
}

/// "hem5" of "2hem5DuongD26"
void push_parted(Token front, std::string_view composed, std::vector<Token>& parted) {
    const std::size_t letters = front.digits ? front.form.find_first_of("0123456789") : 0;
    if (letters > 0 && is_glued_before_digits(std::string_view(front.form).substr(0, letters))) {
        auto [word, number] = cut(front, letters, composed);
        parted.push_back(std::move(word));
        front = std::move(number);
    }
    parted.push_back(std::move(front));
}

/// The words and numbers that are glued in the token. A name of up to forty letters has at most twenty.
void push_pieces(Token token, std::string_view composed, const Vocabulary& vocabulary, std::vector<Token>& parted) {
    const bool behind_a_word = token.before == Gap::none && !parted.empty();  // "Hung2" of "ApLongHung2"
    for (std::size_t front = front_of(token, vocabulary, behind_a_word); front > 0;) {
        auto [first, rest] = cut(token, front, composed);
        push_parted(std::move(first), composed, parted);
        token = std::move(rest);
        front = vocabulary.find(token.form) == unknown_word ? front_of(token, vocabulary, true) : 0;
    }
    parted.push_back(std::move(token));
}

}  // namespace

bool is_glued_before_digits(std::string_view folded) {
    return std::find(glued_words.begin(), glued_words.end(), folded) != glued_words.end();
}

void part_glued_letters(std::vector<Token>& tokens, std::string_view composed, const Vocabulary& vocabulary) {
    const bool all_known = std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.numeral ||
               (!token.digits && vocabulary.find(token.form) != unknown_word && !is_unit_before_name(token, composed));
    });
    if (all_known) return;
    std::vector<Token> parted;
    parted.reserve(tokens.size());
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        Token token = std::move(tokens[at]);
        const bool unit = is_unit_before_name(token, composed);
        if (!unit && !token.digits && vocabulary.find(token.form) != unknown_word) {
            parted.push_back(std::move(token));
            continue;
        }
        if (at + 1 < tokens.size() && is_early_letter(token, tokens[at + 1], vocabulary)) {
            put_behind_first(token, tokens[at + 1]);
            continue;
        }
        if (const std::size_t number = street_letter_behind_number(token, std::span(tokens).subspan(at + 1));
            number > 0) {
            auto [front, rest] = cut(token, number, composed);
            parted.push_back(std::move(front));
            parted.push_back(std::move(rest));
            continue;
        }
        std::size_t letters = unit ? 1 : token.digits ? 0 : glued_letters(token, composed, vocabulary);
        if (letters == 0 && !token.digits) letters = glued_initial(parted, token, composed, vocabulary);
        if (letters > 0) {
            Token rest = without_front(token, letters);
            token.form.resize(letters);
            token.spelled.clear();
            token.end = rest.begin;
            parted.push_back(std::move(token));
            token = std::move(rest);
        }
        if (is_alley_before_house(token, std::span(tokens).subspan(at + 1))) {
            auto [letter, rest] = cut(token, 1, composed);
            parted.push_back(std::move(letter));
            token = std::move(rest);
        }
        push_pieces(std::move(token), composed, vocabulary, parted);
    }
    tokens = std::move(parted);
}

}  // namespace diachi::registry::geocoding
