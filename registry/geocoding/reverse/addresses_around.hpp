#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "geo/position.hpp"

namespace diachi::registry {
class Store;
}

namespace diachi::registry::geocoding {

/// An address and how far it stands from a point.
struct AddressNearby {
    std::string code;
    double distance_m;
};

/// Finds what stands around a point.
class AddressesAround {
  public:
    virtual ~AddressesAround() = default;

    /// Current addresses, the nearest first; at most `count`, none farther than `most_metres`.
    virtual std::vector<AddressNearby> nearest(const geo::Position& position, std::size_t count,
                                               double most_metres) const = 0;
};

/// Reads them in the store, in boxes that grow; at most some thousands a box. For the store's thread.
class StoreAddressesAround : public AddressesAround {
  public:
    explicit StoreAddressesAround(Store& store) : store_(store) {}
    std::vector<AddressNearby> nearest(const geo::Position& position, std::size_t count,
                                       double most_metres) const override;

  private:
    Store& store_;
};

}  // namespace diachi::registry::geocoding
