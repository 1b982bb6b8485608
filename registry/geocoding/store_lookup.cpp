#include "registry/geocoding/store_lookup.hpp"

#include "registry/name_directory.hpp"

namespace diachi::registry::geocoding {

std::vector<KnownAddress> StoreLookup::on_street(Id root_thoroughfare, const std::string& number_key,
                                                 const std::optional<std::string>& flat_key) const {
    return with_key(street_lookup_key(root_thoroughfare, number_key, flat_key.value_or("")));
}

std::vector<KnownAddress> StoreLookup::in_place(Id place, const std::string& number_key) const {
    return with_key(place_lookup_key(place, number_key, ""));
}

std::vector<KnownAddress> StoreLookup::with_key(const std::string& lookup_key) const {
    std::vector<KnownAddress> found;
    for (const auto& address : store_.addresses_with_key(lookup_key, day_)) {
        found.push_back({address.id, address.code, address.label(), address.commune, address.position,
                         address.accuracy_m, address.place});
    }
    return found;
}

}  // namespace diachi::registry::geocoding
