#include "registry/house_number.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t longest_text = 60;
constexpr std::size_t most_parts = 12;
constexpr std::size_t most_digits = 6;   ///< "12800" stands on a milestone road; seven digits are something else
constexpr std::size_t most_letters = 3;  ///< "NV12"

struct SuffixWord {
    std::string_view folded;
    std::string_view written;
};
/// Infill words of French days and of the north (StreetComplete issues 3872, 3874).
constexpr std::array<SuffixWord, 3> suffix_words = {{{"bis", "bis"}, {"ter", "ter"}, {"kep", "kép"}}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr char d_with_stroke = '\x01';
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == d_with_stroke;
}

std::string_view take(std::string_view& text, bool (*wanted)(char)) {
    std::size_t end = 0;
    while (end < text.size() && wanted(text[end])) ++end;
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

void skip_blanks(std::string_view& text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

/// The written form of the suffix word that `letters` ends with; it is taken off. Empty when there is none.
std::string_view take_suffix_word(std::string_view& letters) {
    for (const auto& word : suffix_words) {
        if (!letters.ends_with(word.folded)) continue;
        letters.remove_suffix(word.folded.size());
        return word.written;
    }
    return {};
}

/// "-1", " - 1" or " – 1": the infill count behind a number.
std::optional<std::string> take_infill(std::string_view& text) {
    std::string_view rest = text;
    skip_blanks(rest);
    bool dash = false;
    for (const std::string_view sign : {"-", "–", "—"}) {
        if (!rest.starts_with(sign)) continue;
        rest.remove_prefix(sign.size());
        dash = true;
        break;
    }
    if (!dash) return std::string();
    skip_blanks(rest);
    const std::string_view count = take(rest, is_digit);
    const std::string_view letters = take(rest, is_letter);
    if (count.empty() || count.size() > most_digits || letters.size() > 1) return std::nullopt;
    text = rest;
    return "-" + std::string(count) + upper(letters);
}

/// Letters behind the digits and a suffix word, glued or not: "B bis", "bis", "dbis", " a".
struct Ending {
    std::string letters;
    std::string_view word;
};
std::optional<Ending> take_ending(std::string_view& text) {
    Ending ending;
    for (int run = 0; run < 2; ++run) {
        skip_blanks(text);
        std::string_view letters = take(text, is_letter);
        if (letters.empty()) break;
        if (!ending.word.empty()) return std::nullopt;
        ending.word = take_suffix_word(letters);
        if (!ending.word.empty() && !take_suffix_word(letters).empty()) return std::nullopt;  // "kepter"
        if (!letters.empty() && !ending.letters.empty()) return std::nullopt;
        ending.letters += upper(letters);
    }
    if (ending.letters.size() > most_letters) return std::nullopt;
    return ending;
}

/// One part of the path, canonical; nothing when it is not one. Leading zeros are not part of a number.
std::optional<std::string> part(std::string_view text) {
    skip_blanks(text);
    const std::string_view before = take(text, is_letter);
    std::string_view digits = take(text, is_digit);
    if (digits.empty() || digits.size() > most_digits || before.size() > most_letters) return std::nullopt;
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    if (digits == "0") return std::nullopt;
    auto ending = take_ending(text);
    if (!ending) return std::nullopt;
    const auto infill = take_infill(text);
    if (!infill) return std::nullopt;
    skip_blanks(text);
    if (ending->word.empty()) {
        std::string_view letters = take(text, is_letter);
        ending->word = take_suffix_word(letters);
        if (!letters.empty()) return std::nullopt;
    }
    skip_blanks(text);
    if (!text.empty()) return std::nullopt;
    const std::string word = ending->word.empty() ? "" : " " + std::string(ending->word);
    return upper(before) + std::string(digits) + ending->letters + *infill + word;
}

/// Lower case without accents, but with đ told from d (blocks A, C, Đ face B, D, E) as one byte.
std::string letters_apart(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = text::next_code_point(text, at);
        if (c == U'đ' || c == U'Đ') {
            result.push_back(d_with_stroke);
        } else {
            result += text.substr(begin, at - begin);
        }
    }
    return text::folded(result);
}

std::string with_stroke_written(const std::string& canonical) {
    std::string result;
    for (const char c : canonical) c == d_with_stroke ? result += "Đ" : result += c;
    return result;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string result;
    for (const auto& one : parts) result += (result.empty() ? "" : "/") + one;
    return result;
}

}  // namespace

std::string HouseNumber::written() const {
    return joined(path);
}

std::string HouseNumber::key() const {
    std::string result;
    for (const char c : letters_apart(written()))
        if (c != ' ') result.push_back(c);
    return with_stroke_written(upper(result));
}

std::optional<HouseNumber> HouseNumber::parse(std::string_view text) {
    if (text.size() > longest_text) return std::nullopt;
    const std::string plain = letters_apart(text);
    HouseNumber number;
    std::size_t begin = 0;
    while (begin <= plain.size()) {
        const std::size_t end = std::min(plain.find('/', begin), plain.size());
        auto one = part(std::string_view(plain).substr(begin, end - begin));
        if (!one || number.path.size() == most_parts) return std::nullopt;
        number.path.push_back(with_stroke_written(*one));
        begin = end + 1;
    }
    return number;
}

std::string FlatNumber::written() const {
    return floor + " – " + unit;
}
std::string FlatNumber::key() const {
    return floor + "-" + unit;
}

std::optional<FlatNumber> FlatNumber::parse(std::string_view text) {
    if (text.size() > longest_text) return std::nullopt;
    const std::string plain = text::folded(text);
    std::string_view rest = plain;
    const std::string_view floor = take(rest, is_digit);
    const std::string_view renamed = take(rest, is_letter);
    skip_blanks(rest);
    bool dash = false;
    for (const std::string_view sign : {"-", "–", "—", "."}) {
        if (dash || !rest.starts_with(sign)) continue;
        rest.remove_prefix(sign.size());
        dash = true;
    }
    skip_blanks(rest);
    const std::string_view unit = take(rest, is_digit);
    const std::string_view infill = take(rest, is_letter);
    const bool sizes = !floor.empty() && floor.size() <= 3 && renamed.size() <= 1 && !unit.empty() &&
                       unit.size() <= 4 && infill.size() <= 1;
    if (!dash || !sizes || !rest.empty()) return std::nullopt;
    std::string padded = unit.size() == 1 ? "0" + std::string(unit) : std::string(unit);
    return FlatNumber{std::string(floor) + upper(renamed), padded + upper(infill)};
}

}  // namespace diachi::registry
