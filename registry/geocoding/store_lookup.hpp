#pragma once

#include <set>
#include <string>
#include <vector>

#include "registry/geocoding/address_lookup.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// Parcels of today with this sheet and number, of these surveying units (codes of communes, of today or of before).
std::vector<KnownParcel> parcels_surveyed_by(const std::set<std::string>& surveying_units, const std::string& sheet,
                                             const std::string& number, Store& store, const Date& day);

/// Looks addresses up in the store itself: what IndexedAddresses is held against. For the thread of the store.
class StoreLookup : public AddressLookup {
  public:
    StoreLookup(Store& store, Date day) : store_(store), day_(std::move(day)) {}

    std::vector<KnownAddress> on_street(Id root_thoroughfare, const std::string& number_key,
                                        const std::optional<std::string>& flat_key) const override;
    std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const override;

    std::vector<KnownParcel> parcels(const std::vector<Id>& communes, const std::string& sheet,
                                     const std::string& number) const override;

  private:
    [[nodiscard]] std::vector<KnownAddress> with_key(const std::string& lookup_key) const;

    Store& store_;
    Date day_;
};

}  // namespace diachi::registry::geocoding
