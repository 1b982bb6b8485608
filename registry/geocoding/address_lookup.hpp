#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/position.hpp"
#include "registry/gazetteer.hpp"

namespace diachi::registry::geocoding {

/// An issued address as the geocoder sees it.
struct KnownAddress {
    Id id;
    std::string code;   ///< digital address code
    std::string label;  ///< "12/5 Đường Trần Phú, Phường Ba Đình, Thành phố Hà Nội"
    Id commune;         ///< unit of today
    geo::Position position;
    std::optional<double> accuracy_m;
    std::optional<Id> place = std::nullopt;  ///< hamlet or residential group, where it is recorded
};

/// Finds current addresses by what a text can name. Implemented by the store and, in tests, by a list.
class AddressLookup {
  public:
    virtual ~AddressLookup() = default;

    /// Addresses with this number on a street, alleys included: the key is the whole path from the street, "12/5".
    /// `number_key` is HouseNumber::key(); `flat_key` FlatNumber::key(), absent for the building itself.
    virtual std::vector<KnownAddress> on_street(Id root_thoroughfare, const std::string& number_key,
                                                const std::optional<std::string>& flat_key) const = 0;

    /// Addresses with this number in a hamlet that has no streets. An empty key asks for the unnumbered ones.
    virtual std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const = 0;
};

}  // namespace diachi::registry::geocoding
