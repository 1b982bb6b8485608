#include "registry/geocoding/words/relative_words.hpp"

#include <array>
#include <string>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {
namespace {

enum class Beside { no_accents_too, accents_only, number_only };

struct RelativeWord {
    std::array<std::string_view, 2> forms;  ///< the second is empty for single words
    std::array<std::string_view, 2> spelled;
    Beside counts;
};

constexpr auto relative_words = std::to_array<RelativeWord>({
    {{"doi", "dien"}, {"đối", "diện"}, Beside::no_accents_too},
    {{"sau", "lung"}, {"sau", "lưng"}, Beside::no_accents_too},
    {{"phia", "sau"}, {"phía", "sau"}, Beside::no_accents_too},
    {{"phia", "truoc"}, {"phía", "trước"}, Beside::no_accents_too},
    {{"truoc", "mat"}, {"trước", "mặt"}, Beside::no_accents_too},
    {{"truoc", "cong"}, {"trước", "cổng"}, Beside::no_accents_too},
    {{"ben", "hong"}, {"bên", "hông"}, Beside::no_accents_too},
    {{"ben", "canh"}, {"bên", "cạnh"}, Beside::no_accents_too},
    {{"ke", "ben"}, {"kế", "bên"}, Beside::no_accents_too},
    {{"sat", "ben"}, {"sát", "bên"}, Beside::no_accents_too},
    {{"gan", ""}, {"gần", ""}, Beside::no_accents_too},
    {{"canh", ""}, {"cạnh", ""}, Beside::accents_only},
    {{"goc", ""}, {"góc", ""}, Beside::accents_only},
    {{"cach", ""}, {"cách", ""}, Beside::number_only},
    {{"opposite", ""}, {"opposite", ""}, Beside::no_accents_too},
    {{"near", ""}, {"near", ""}, Beside::no_accents_too},
    {{"behind", ""}, {"behind", ""}, Beside::no_accents_too},
    {{"next", "to"}, {"next", "to"}, Beside::no_accents_too},
});

/// How many tokens say the word.
std::size_t said(const RelativeWord& word, std::span<const Token> tokens, std::size_t at) {
    const std::size_t count = word.forms[1].empty() ? 1 : 2;
    if (at + count > tokens.size()) return 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Token& token = tokens[at + i];
        if (token.form != word.forms[i] || (i > 0 && token.before >= Gap::dash)) return 0;
        if (word.counts == Beside::accents_only ? token.spelled != word.spelled[i] : !is_surely(token, word.spelled[i]))
            return 0;
    }
    const std::size_t next = at + count;
    if (word.counts == Beside::number_only && (next >= tokens.size() || !tokens[next].digits)) return 0;
    const bool corner_lot =
        word.forms[0] == "goc" && at > 0 && (tokens[at - 1].form == "lo" || tokens[at - 1].form == "can");
    if (corner_lot) return 0;  // "lô góc"
    const bool place_name = word.forms[0] == "canh" && next < tokens.size() && tokens[next].form == "den";  // Cạnh Đền
    return place_name ? 0 : count;
}

std::size_t relative_word_at(std::span<const Token> tokens, std::size_t at) {
    static const auto begins = [] {
        std::array<bool, 256> letters{};
        for (const RelativeWord& word : relative_words)
            letters[static_cast<unsigned char>(word.forms[0].front())] = true;
        return letters;
    }();
    if (!begins[static_cast<unsigned char>(tokens[at].form.front())]) return 0;
    for (const RelativeWord& word : relative_words)
        if (word.forms[0].front() == tokens[at].form.front())
            if (const std::size_t count = said(word, tokens, at); count > 0) return count;
    return 0;
}

/// Where what the words tell of ends: at a comma or dash, or before a unit or a hamlet. Words alone between commas tell
/// of what follows.
std::size_t scope_end(std::span<const Token> tokens, std::span<const WordRole> roles, std::size_t behind) {
    std::size_t end = behind;
    if (end < tokens.size()) ++end;
    while (end < tokens.size() && tokens[end].before < Gap::dash && !unit_word_before(tokens, end) &&
           roles[end] != WordRole::place_word)
        ++end;
    return end;
}

}  // namespace

std::optional<Fault> set_apart_relative_words(std::string_view text, std::span<const Token> tokens,
                                              std::vector<WordRole>& roles) {
    std::optional<Fault> found;
    bool own_house = false;
    for (std::size_t at = 0; at < tokens.size();) {
        const std::size_t words = roles[at] == WordRole::house_number ? 0 : relative_word_at(tokens, at);
        if (words == 0) {
            own_house = own_house || roles[at] == WordRole::house_number;
            ++at;
            continue;
        }
        const std::size_t end = scope_end(tokens, roles, at + words);
        for (std::size_t i = at; i < end; ++i) {
            const bool number = tokens[i].digits && roles[i] != WordRole::unit_number;
            const bool number_word = roles[i] == WordRole::number_word;
            if (own_house || i < at + words || number || number_word) roles[i] = WordRole::noise;
        }
        if (!found) {
            const auto begin = tokens[at].begin;
            found = fault("text", own_house ? "noise" : "relative",
                          std::string(text.substr(begin, tokens[end - 1].end - begin)));
        }
        at = end;
    }
    return found;
}

}  // namespace diachi::registry::geocoding
