#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace diachi::registry::geocoding {

// An entry of a table of words ("thi xa") is read word by word.

constexpr std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

constexpr std::string_view without_first(std::string_view words) {
    return words.substr(std::min(first_word(words).size() + 1, words.size()));
}

/// An entry cut into its words.
template <typename Entry>
struct CutEntry {
    struct Word {
        std::string_view form;
        std::string_view spelled;
    };
    const Entry* entry;
    std::vector<Word> words;
};

template <typename Entry>
using ByFirstLetter = std::array<std::vector<CutEntry<Entry>>, 256>;

/// The entries of a table whose `words` begin with each byte. The table must outlive the answer.
template <typename Table>
auto by_first_letter(const Table& table) {
    ByFirstLetter<typename Table::value_type> letters;
    for (const auto& entry : table) {
        auto& cut = letters[static_cast<unsigned char>(entry.words.front())].emplace_back();
        cut.entry = &entry;
        std::string_view spelled = entry.spelled;
        for (std::string_view rest = entry.words; !rest.empty(); rest = without_first(rest)) {
            cut.words.push_back({first_word(rest), first_word(spelled)});
            spelled = without_first(spelled);
        }
    }
    return letters;
}

}  // namespace diachi::registry::geocoding
