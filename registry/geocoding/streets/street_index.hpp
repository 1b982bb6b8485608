#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/units/name_trie.hpp"
#include "registry/geocoding/units/unit_index.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// Streets, alleys and places by the words of their names, each with the communes of today that it lies in.
class StreetIndex {
  public:
    StreetIndex(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);

    struct Street {
        const Thoroughfare* thoroughfare = nullptr;
        Id root = 0;       ///< the street that it is an alley of, or itself
        std::string path;  ///< alley numbers from the root to here: "12", "12/5"; empty for the root
        std::string kind;  ///< meaning of its street word: "duong"; empty when it has none
        std::string form;  ///< of the whole name
        std::string bare;  ///< without "Đường"
        std::string bare_form;
        std::vector<std::uint32_t> communes;      ///< of today, sorted
        std::vector<std::uint32_t> former;        ///< former communes, sorted
        const FormerName* former_name = nullptr;  ///< set when `bare` is a name that it had for a time
    };
    struct Hamlet {
        const Place* place = nullptr;
        std::string kind;  ///< meaning of its kind word: "khu vuc"; empty when it has none
        std::string bare;
        std::vector<std::uint32_t> communes;
        std::vector<std::uint32_t> former;
        const FormerName* former_name = nullptr;  ///< set when `bare` is a name that it had for a time
    };

    [[nodiscard]] const NameTrie& street_names() const { return street_names_; }
    [[nodiscard]] const NameTrie& place_names() const { return place_names_; }
    [[nodiscard]] std::size_t street_count() const { return streets_.size(); }
    [[nodiscard]] std::size_t hamlet_count() const { return hamlets_.size(); }
    [[nodiscard]] const Street& street(std::uint32_t number) const { return streets_[number]; }
    [[nodiscard]] const Hamlet& hamlet(std::uint32_t number) const { return hamlets_[number]; }
    /// The alley with that path from a street, or with none the street itself; nothing when it is not published.
    [[nodiscard]] std::optional<std::uint32_t> alley_of(Id root, const std::string& path) const;
    /// The place of that id; null when it is not published.
    [[nodiscard]] const Hamlet* hamlet_of(Id place) const;
    [[nodiscard]] const std::vector<std::uint32_t>& streets_in(std::uint32_t commune) const;

  private:
    void add_streets(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);
    /// The same street or place once more for each name that it had before.
    void add_former_names(const Street& street, Vocabulary& vocabulary);
    void add_former_names(const Hamlet& hamlet, Vocabulary& vocabulary);
    /// Parts the kind off the name, and adds the street under the rest; false when nothing is left.
    bool add_street(Street street, const std::string& name, Vocabulary& vocabulary);
    bool add_hamlet(Hamlet hamlet, const std::string& name, Vocabulary& vocabulary);
    /// Under its name and the other writings of a date in it.
    void add_name(std::span<const Token> bare, std::uint32_t number, Vocabulary& vocabulary);
    void add_places(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary);

    std::vector<Street> streets_;
    std::vector<Hamlet> hamlets_;
    std::map<std::pair<Id, std::string>, std::uint32_t> by_path_;
    std::unordered_map<Id, std::uint32_t> hamlet_numbers_;
    NameTrie street_names_;
    NameTrie place_names_;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_commune_;
};

}  // namespace diachi::registry::geocoding
