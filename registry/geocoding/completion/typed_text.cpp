#include "registry/geocoding/completion/typed_text.hpp"

#include <algorithm>
#include <array>

#include "registry/geocoding/words/tokens.hpp"
#include "registry/house_number.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_bytes = 300;
constexpr std::size_t most_words = 12;

constexpr auto kind_words = std::to_array<std::string_view>(
    {"duong", "d", "pho",   "so", "nha", "phuong", "p",  "f",    "xa", "x",    "thi", "tran", "tt",
     "quan",  "q", "huyen", "h",  "tx",  "thanh",  "tp", "tinh", "t",  "viet", "nam", "vn"});
/// Words of names too, so that they count as kind words only in front of the other half.
constexpr auto halves = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"thi", "tran"}, {"thi", "xa"}, {"thanh", "pho"}, {"viet", "nam"}});

bool is_half(std::string_view word) {
    return std::any_of(halves.begin(), halves.end(),
                       [&](const auto& pair) { return pair.first == word || pair.second == word; });
}

/// Marks the words that need not stand in a name.
void mark_optional(std::vector<TypedWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words[i];
        if (word.open) continue;
        const bool known = std::find(kind_words.begin(), kind_words.end(), word.folded) != kind_words.end();
        if (known && !is_half(word.folded)) word.optional = true;
        if (i + 1 == words.size()) continue;
        const auto pair = std::pair<std::string_view, std::string_view>(word.folded, words[i + 1].folded);
        if (std::find(halves.begin(), halves.end(), pair) == halves.end()) continue;
        word.optional = true;
        words[i + 1].optional = !words[i + 1].open;
    }
    // Somebody who types nothing else means it.
    const auto meant = [](const TypedWord& word) { return !word.optional; };
    if (std::none_of(words.begin(), words.end(), meant))
        for (auto& word : words) word.optional = false;
}

}  // namespace

TypedText typed_text(std::string_view before_caret, std::string_view behind_caret) {
    const std::string before = text::composed(text::shortened(before_caret, most_bytes));
    const std::string whole = before + text::composed(text::shortened(behind_caret, most_bytes));
    const auto tokens = tokens_of(whole);
    TypedText typed;
    std::size_t at = 0;
    if (tokens.size() > 1 && tokens[0].form == "so" && tokens[1].digits) at = 1;
    const auto caret_in = [&](const Token& token) { return token.begin < before.size() && before.size() <= token.end; };
    if (at < tokens.size() && tokens[at].digits) {
        const auto written = whole.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
        if (const auto number = HouseNumber::parse(written)) {
            typed.number = number->written();
            typed.number_open = caret_in(tokens[at]);
            ++at;
        }
    } else if (!tokens.empty() && before.size() <= tokens[0].begin) {
        typed.number_open = true;
    }
    bool first_part = true;
    for (; at < tokens.size() && typed.words.size() < most_words; ++at) {
        const auto written = std::string_view(whole).substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
        if (!typed.words.empty() && tokens[at].before == Gap::comma) first_part = false;
        TypedWord word{
            text::folded(written), text::same_name_key(written), false, caret_in(tokens[at]), first_part, false};
        word.accented = word.folded != word.spelled;
        typed.words.push_back(std::move(word));
    }
    mark_optional(typed.words);
    return typed;
}

}  // namespace diachi::registry::geocoding
