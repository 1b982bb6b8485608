#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/date.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// The names that labels of addresses are put together from, as they are on one day: the same as an AddressRecord has.
class AddressNames {
  public:
    AddressNames(const std::vector<StoredUnit>& units, const std::vector<StoredThoroughfare>& streets,
                 const std::vector<StoredPlace>& places, const Date& day);
    /// Of the store's present.
    static AddressNames of(Store& store, const Date& day);

    // Empty where nothing is known of an id.
    [[nodiscard]] std::string_view thoroughfare(Id id) const;  ///< "Hẻm 5, Hẻm 12, Đường Trần Phú"
    [[nodiscard]] std::string_view place(Id id) const;
    [[nodiscard]] std::string_view commune(Id id) const;
    [[nodiscard]] std::string_view province_of(Id commune) const;

  private:
    struct Commune {
        std::string name;
        std::string province;
    };
    std::unordered_map<Id, std::string> thoroughfares_;
    std::unordered_map<Id, std::string> places_;
    std::unordered_map<Id, Commune> communes_;
};

}  // namespace diachi::registry::geocoding
