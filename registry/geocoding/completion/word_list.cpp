#include "registry/geocoding/completion/word_list.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/units/near_names.hpp"

namespace diachi::registry::geocoding {
namespace {

bool one_edit(std::string_view word, std::string_view wanted) {
    return word != wanted && edits_between(word, wanted, 1).has_value();
}

/// Whether a beginning of the word is one edit away: as long as what is wanted, a letter longer or shorter.
bool begins_one_edit_away(std::string_view word, std::string_view wanted) {
    const std::array lengths{wanted.size() - 1, wanted.size(), wanted.size() + 1};
    return std::any_of(lengths.begin(), lengths.end(), [&](std::size_t length) {
        return length <= word.size() && one_edit(word.substr(0, length), wanted);
    });
}

}  // namespace

WordList::WordList(std::vector<Word> words) : words_(std::move(words)) {
    sort_once(words_);
    words_.shrink_to_fit();
}

std::uint32_t WordList::number(const Word& word) const {
    return static_cast<std::uint32_t>(std::lower_bound(words_.begin(), words_.end(), word) - words_.begin());
}

WordList::Range WordList::equal(std::string_view folded) const {
    const auto from =
        std::partition_point(words_.begin(), words_.end(), [&](const Word& w) { return w.folded < folded; });
    const auto to = std::partition_point(from, words_.end(), [&](const Word& w) { return w.folded == folded; });
    return {static_cast<std::uint32_t>(from - words_.begin()), static_cast<std::uint32_t>(to - words_.begin())};
}

WordList::Range WordList::beginning(std::string_view folded) const {
    const auto from =
        std::partition_point(words_.begin(), words_.end(), [&](const Word& w) { return w.folded < folded; });
    const auto to =
        std::partition_point(from, words_.end(), [&](const Word& w) { return w.folded.starts_with(folded); });
    return {static_cast<std::uint32_t>(from - words_.begin()), static_cast<std::uint32_t>(to - words_.begin())};
}

std::vector<WordList::Range> WordList::one_edit_from(std::string_view folded, bool open) const {
    std::vector<Range> found;
    for (std::uint32_t at = 0; at < words_.size();) {
        const std::string& word = words_[at].folded;
        std::uint32_t end = at + 1;
        while (end < words_.size() && words_[end].folded == word) ++end;
        if (open ? begins_one_edit_away(word, folded) : one_edit(word, folded)) found.emplace_back(at, end);
        at = end;
    }
    return found;
}

}  // namespace diachi::registry::geocoding
