#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/position.hpp"
#include "registry/gazetteer.hpp"
#include "registry/map_records.hpp"

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

/// A parcel of today.
struct KnownParcel {
    ParcelKey key;
    Id commune;              ///< unit of today that holds its middle
    geo::Position position;  ///< inside it
    double uncertainty_m;    ///< from there to its furthest corner
};

/// Finds current addresses by what a text can name. Implemented in memory, by the store, and in tests by a list.
class AddressLookup {
  public:
    virtual ~AddressLookup() = default;

    /// Addresses with this number on a street, alleys included: the key is the whole path from the street, "12/5".
    /// `number_key` is HouseNumber::key(); `flat_key` FlatNumber::key(), absent for the building itself.
    virtual std::vector<KnownAddress> on_street(Id root_thoroughfare, const std::string& number_key,
                                                const std::optional<std::string>& flat_key) const = 0;

    /// Addresses with this number in a hamlet that has no streets. An empty key asks for the unnumbered ones.
    virtual std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const = 0;

    /// The issued houses next below and next above a number, on its side of the street or alley (so of its parity):
    /// the range that the number would lie in. At most one of each.
    virtual std::vector<KnownAddress> beside(Id /*root_thoroughfare*/, const std::string& /*number_key*/) const {
        return {};
    }

    /// Parcels with this sheet and number whose surveying unit is one of these communes, of today or of before.
    virtual std::vector<KnownParcel> parcels(const std::vector<Id>& /*communes*/, const std::string& /*sheet*/,
                                             const std::string& /*number*/) const {
        return {};
    }
};

}  // namespace diachi::registry::geocoding
