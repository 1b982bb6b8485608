#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/completion/typed_text.hpp"
#include "registry/geocoding/completion/word_list.hpp"

namespace diachi::registry::geocoding {

enum class CompletionKind : std::uint8_t { province, commune, street, place };

/// A published name of today that what was typed can become. A street through several communes comes once for each.
struct Completion {
    CompletionKind kind;
    Id id;                      ///< of the unit, thoroughfare or place
    bool alley;                 ///< a street that leaves another one
    std::optional<Id> commune;  ///< of street and place
    std::optional<Id> province;
    std::string label;  ///< "Đường Trần Phú, Phường Ba Đình, Thành phố Hà Nội"
    int score;          ///< the higher the better; only to be compared within one answer
};

/// Where the caller is, or works: its names come first among equals.
struct CompletionBias {
    std::optional<Id> commune;
};

/// Completes what somebody types to the names of streets, places, communes and provinces of today: words in any order,
/// with or without accents, the last one begun, one letter wrong in words of four and more, or first letters ("thđ").
/// Built once for a state of the map, which must outlive it; any number of threads may ask.
class CompletionIndex {
  public:
    /// `addresses_on`: how many addresses a street has, where that is known; what has more comes first among equals.
    explicit CompletionIndex(const Gazetteer& gazetteer,
                             const std::unordered_map<Id, std::uint32_t>& addresses_on = {});

    /// The best first; at most `limit`. Looks at no more than 20,000 names, the most important first.
    [[nodiscard]] std::vector<Completion> complete(const TypedText& typed, const CompletionBias& bias,
                                                   std::size_t limit) const;

    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    /// What it takes beside the gazetteer.
    [[nodiscard]] std::size_t bytes() const;

  private:
    static constexpr std::uint32_t no_area = 0xFFFFFFFF;
    struct Area {  ///< a commune of today
        const UnitVersion* commune = nullptr;
        const UnitVersion* province = nullptr;
        std::vector<std::uint32_t> words;  ///< of both names
    };
    struct Entry {
        Id id;
        std::string_view name;
        std::string_view street;  ///< of an alley
        std::uint32_t area;       ///< no_area for provinces
        std::uint32_t first_word;
        std::uint32_t initials;
        std::uint8_t words;
        std::uint8_t kind_words;  ///< how many of the first ones are no part of the bare name
        CompletionKind kind;
        std::uint32_t importance;
    };
    struct Builder;
    class Search;

    WordList words_;
    std::vector<Area> areas_;
    std::vector<Entry> entries_;  ///< the most important first
    std::vector<std::uint32_t> entry_words_;
    std::vector<std::uint32_t> posting_begins_;  ///< by word, one more than there are words
    std::vector<std::uint32_t> postings_;        ///< entries, sorted
};

}  // namespace diachi::registry::geocoding
