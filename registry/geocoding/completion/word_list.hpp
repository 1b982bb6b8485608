#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diachi::registry::geocoding {

/// The different words of many names, sorted by their letters without accents and case, so that words that begin alike
/// stand side by side. "phú" and "phủ" are two words, neighbours.
class WordList {
  public:
    struct Word {
        std::string folded;   ///< "phu"
        std::string spelled;  ///< "phú", lower case
        friend auto operator<=>(const Word&, const Word&) = default;
    };
    /// Numbers of words, the last one not included.
    using Range = std::pair<std::uint32_t, std::uint32_t>;

    WordList() = default;
    /// In any order, also several times.
    explicit WordList(std::vector<Word> words);

    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const Word& operator[](std::uint32_t number) const { return words_[number]; }
    /// Of a word that is in the list.
    [[nodiscard]] std::uint32_t number(const Word& word) const;

    [[nodiscard]] Range equal(std::string_view folded) const;
    [[nodiscard]] Range beginning(std::string_view folded) const;
    /// Words that are one edit away from `folded`, or, with `open`, whose beginning is. Bounded by the list, which
    /// has a few thousand words for the whole country.
    [[nodiscard]] std::vector<Range> one_edit_from(std::string_view folded, bool open) const;

  private:
    std::vector<Word> words_;
};

}  // namespace diachi::registry::geocoding
