#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/map_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Finds units, streets and places by their published names, for one state of the map.
class NameDirectory {
  public:
    NameDirectory(RevisionNumber revision, std::vector<StoredUnit> units,
                  const std::vector<StoredThoroughfare>& streets, const std::vector<StoredPlace>& places);

    /// The revision of the map that it reflects.
    [[nodiscard]] RevisionNumber revision() const { return revision_; }

    [[nodiscard]] std::optional<UnitVersion> commune(const std::string& code, const Date& day) const;

    /// Streets of this name in the commune, written with or without their kind ("Trần Phú" or "Đường Trần Phú").
    [[nodiscard]] std::vector<Id> streets(Id commune, const std::string& name) const;
    [[nodiscard]] std::vector<Id> places(Id commune, const std::string& name) const;
    /// Names that differ in accents only: "tran phu" may mean both "Trần Phú" and "Trần Phụ".
    [[nodiscard]] std::vector<Id> streets_alike(Id commune, const std::string& name) const;
    [[nodiscard]] std::vector<Id> places_alike(Id commune, const std::string& name) const;
    /// As it is published today, with its kind: "Đường Trần Phú".
    [[nodiscard]] std::string street_name(Id street) const;
    [[nodiscard]] std::string place_name(Id place) const;
    [[nodiscard]] bool street_lies_in(Id street, Id commune) const;
    [[nodiscard]] bool place_lies_in(Id place, Id commune) const;
    [[nodiscard]] std::optional<Id> street_with_key(const std::string& source_key) const;
    [[nodiscard]] std::optional<Id> place_with_key(const std::string& source_key) const;

    /// What equal addresses on a street share: the street that an alley leaves, and the whole number path from it.
    /// "5" on "Hẻm 12" of a street and "12/5" on the street itself agree.
    [[nodiscard]] std::string street_lookup_key(Id street, const std::string& number_key,
                                                const std::string& flat_key) const;

    /// Where a house of this number path stands: on the street itself, or, of "12/5/3", in alley 5 of its alley 12.
    /// Nothing when one of these alleys is not published.
    [[nodiscard]] std::optional<Id> innermost_alley(Id street, const std::vector<std::string>& number_path) const;
    /// The street or alley whose houses make a series of numbers ("s5:12/": see numbering::SeriesNumber); nothing where
    /// two are numbered alike.
    [[nodiscard]] std::optional<Id> street_of_series(const std::string& series) const;
    /// What the alleys of a street, and alleys inside them, add to its series: "12/", "12/5/".
    [[nodiscard]] std::vector<std::string> alleys_in_series(const std::string& series) const;

  private:
    struct Alley {
        std::optional<Id> parent;
        std::string number_key;  ///< of the alley itself: "12" for "Hẻm 12"; empty for a street or a named alley
    };
    using NamesOfCommune = std::unordered_map<std::string, std::vector<Id>>;

    RevisionNumber revision_;
    std::unordered_map<std::string, std::vector<UnitVersion>> communes_;
    std::unordered_map<Id, NamesOfCommune> streets_;
    std::unordered_map<Id, NamesOfCommune> places_;
    std::unordered_map<Id, NamesOfCommune> folded_streets_;
    std::unordered_map<Id, NamesOfCommune> folded_places_;
    std::unordered_map<Id, std::string> street_names_;
    std::unordered_map<Id, std::string> place_names_;
    std::unordered_map<Id, std::vector<Id>> communes_of_street_;
    std::unordered_map<Id, std::vector<Id>> communes_of_place_;
    std::unordered_map<std::string, Id> street_keys_;
    std::unordered_map<std::string, Id> place_keys_;
    std::unordered_map<Id, Alley> alleys_;
    std::unordered_map<Id, std::unordered_map<std::string, Id>> alleys_of_;  ///< by number key, of a street or alley
    std::vector<std::pair<std::string, Id>> series_;  ///< sorted
};

/// The names of the store's present map.
std::shared_ptr<const NameDirectory> read_directory(Store& store);

/// The lookup keys of address_name: "s<street>:<number>" with "#<flat>", or "p<place>:<number>".
std::string street_lookup_key(Id root_street, const std::string& number_key, const std::string& flat_key);
std::string place_lookup_key(Id place, const std::string& number_key, const std::string& flat_key);

}  // namespace diachi::registry
