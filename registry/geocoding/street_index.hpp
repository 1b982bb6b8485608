#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/name_trie.hpp"
#include "registry/geocoding/unit_index.hpp"

namespace diachi::registry::geocoding {

/// Streets, alleys and places by the words of their names, each with the communes of today that it lies in.
class StreetIndex {
  public:
    StreetIndex(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);

    struct Street {
        const Thoroughfare* thoroughfare = nullptr;
        Id root = 0;       ///< the street that it is an alley of, or itself
        std::string path;  ///< alley numbers from the root to here: "12", "12/5"; empty for the root
        std::string bare;  ///< without "Đường"
        std::string bare_form;
        std::vector<std::uint32_t> communes;  ///< of today, sorted
        std::vector<std::uint32_t> former;    ///< former communes, sorted
    };
    struct Hamlet {
        const Place* place = nullptr;
        std::string kind;  ///< meaning of its kind word: "khu vuc"; empty when it has none
        std::string bare;
        std::vector<std::uint32_t> communes;
        std::vector<std::uint32_t> former;
    };

    [[nodiscard]] const NameTrie& street_names() const { return street_names_; }
    [[nodiscard]] const NameTrie& place_names() const { return place_names_; }
    [[nodiscard]] const Street& street(std::uint32_t number) const { return streets_[number]; }
    [[nodiscard]] const Hamlet& hamlet(std::uint32_t number) const { return hamlets_[number]; }
    [[nodiscard]] const std::vector<std::uint32_t>& streets_in(std::uint32_t commune) const;

  private:
    void add_streets(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);
    void add_places(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);

    std::vector<Street> streets_;
    std::vector<Hamlet> hamlets_;
    NameTrie street_names_;
    NameTrie place_names_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_commune_;
};

}  // namespace diachi::registry::geocoding
