#include "registry/geocoding/words/glued_numbers.hpp"

#include <algorithm>
#include <array>

#include "registry/geocoding/words/glued_words.hpp"
#include "registry/geocoding/words/word_pieces.hpp"
#include "registry/house_number.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Letters behind a house number that are no word: "12Bis".
constexpr auto number_endings = std::to_array<std::string_view>({"bis", "ter", "kep"});

/// "quoclo1" of "Quốclộ1A".
std::string_view without_letter_of_number(std::string_view form) {
    const bool lettered = form.size() > 1 && !text::is_digit(form.back()) && text::is_digit(form[form.size() - 2]);
    return form.substr(0, form.size() - (lettered ? 1 : 0));
}

}  // namespace

std::size_t word_behind_number(const Token& token, const Vocabulary& vocabulary) {
    const std::size_t letters = token.form.find_last_of("0123456789") + 1;
    const std::string_view ending = std::string_view(token.form).substr(letters);
    if (ending.size() < 2 || std::find(number_endings.begin(), number_endings.end(), ending) != number_endings.end())
        return 0;
    const auto is_word = [&](std::string_view word) {
        return is_glued_before_digits(word) || vocabulary.find(matching_form(word)) != unknown_word ||
               pieces_of(word, vocabulary).size() > 1;
    };
    if (is_word(ending)) return letters;
    // The letter of the number, then a word: "12ATrần".
    return ending.size() > 3 && is_word(ending.substr(1)) ? letters + 1 : 0;
}

std::size_t letters_before_digits(std::string_view written) {
    const std::string_view form = without_letter_of_number(written);
    const std::size_t letters = form.find_first_of("0123456789");
    const bool ends =
        letters != std::string_view::npos && form.find_first_not_of("0123456789", letters) == std::string_view::npos;
    return ends && form.find('/') == std::string_view::npos ? letters : 0;
}

std::size_t piece_before_digits(std::string_view letters, const Vocabulary& vocabulary) {
    constexpr auto road_words = std::to_array<std::string_view>({"duong", "quoc", "tinh", "huong"});
    constexpr auto road_ends = std::to_array<std::string_view>({"so", "lo", "tinh"});
    for (const std::string_view word : road_words) {
        if (!letters.starts_with(word) || letters.size() == word.size()) continue;
        const std::string_view rest = letters.substr(word.size());
        const bool code = word == "duong" && rest.size() == 1;  // Đường A5
        if (code || std::find(road_ends.begin(), road_ends.end(), rest) != road_ends.end()) return word.size();
    }
    const auto pieces = pieces_of(letters, vocabulary);
    return pieces.size() > 1 ? pieces.front() : 0;
}

std::size_t word_between_numbers(std::string_view form, const Vocabulary& vocabulary) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_word = [&](std::string_view letters) {
        return is_glued_before_digits(letters) || piece_before_digits(letters, vocabulary) > 0;
    };
    for (std::size_t begin = form.find_first_of("0123456789"); begin < form.size();) {
        while (begin < form.size() && !is_letter(form[begin])) ++begin;
        std::size_t end = begin;
        while (end < form.size() && is_letter(form[end])) ++end;
        if (end == form.size()) break;
        const std::string_view letters = form.substr(begin, end - begin);
        if (letters.size() > 1 && text::is_digit(form[end])) {
            if (is_word(letters)) return begin;
            if (letters.size() > 2 && is_word(letters.substr(1))) return begin + 1;  // the letter of the number
        }
        begin = end;
    }
    return 0;
}

std::size_t front_of_street(std::string_view form, bool glued) {
    constexpr std::string_view street = "duong";
    const std::size_t begin = form.find(street);
    if (begin == std::string_view::npos) {
        const bool code = form.size() > 3 && text::is_digit(form[3]) && !text::is_digit(form[2]);
        return glued && form.starts_with("so") && code ? 2 : 0;
    }
    if (begin > 0) return HouseNumber::parse(form.substr(0, begin)) ? begin : 0;
    return glued && form.size() > street.size() ? street.size() : 0;
}

}  // namespace diachi::registry::geocoding
