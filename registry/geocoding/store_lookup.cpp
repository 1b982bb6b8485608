#include "registry/geocoding/store_lookup.hpp"

#include <algorithm>
#include <set>

#include "geo/point_inside.hpp"
#include "registry/name_directory.hpp"
#include "registry/storage/nearby.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Nothing for one that lies in no commune of the day.
std::optional<KnownParcel> known(const StoredParcel& parcel, Store& store, const Date& day) {
    const auto area = store.nearby().parcel_area(parcel.version);
    if (!area || area->empty()) return std::nullopt;
    const geo::Point inside = geo::point_inside(*area);
    const auto position = geo::Position::at(geo::Longitude{inside.x}, geo::Latitude{inside.y});
    const auto communes = store.communes_at(position, day);
    if (communes.empty()) return std::nullopt;
    double furthest = 0;
    for (const geo::Polygon& polygon : *area)
        for (const geo::Point& corner : polygon.shell)
            furthest = std::max(furthest, geo::distance_in_metres(inside, corner));
    return KnownParcel{parcel.key, communes.front().unit, position, furthest};
}

}  // namespace

std::vector<KnownParcel> parcels_surveyed_by(const std::set<std::string>& surveying_units, const std::string& sheet,
                                             const std::string& number, Store& store, const Date& day) {
    std::vector<KnownParcel> found;
    for (const std::string& code : surveying_units) {
        const auto parcel = store.nearby().parcel({code, sheet, number}, day);
        if (!parcel) continue;
        const bool again =
            std::any_of(found.begin(), found.end(), [&](const KnownParcel& one) { return one.key == parcel->key; });
        if (auto one = again ? std::nullopt : known(*parcel, store, day)) found.push_back(std::move(*one));
    }
    return found;
}

std::vector<KnownAddress> StoreLookup::on_street(Id root_thoroughfare, const std::string& number_key,
                                                 const std::optional<std::string>& flat_key) const {
    return with_key(street_lookup_key(root_thoroughfare, number_key, flat_key.value_or("")));
}

std::vector<KnownAddress> StoreLookup::in_place(Id place, const std::string& number_key) const {
    return with_key(place_lookup_key(place, number_key, ""));
}

std::vector<KnownParcel> StoreLookup::parcels(const std::vector<Id>& communes, const std::string& sheet,
                                              const std::string& number) const {
    std::set<std::string> codes;
    for (const StoredUnit& unit : store_.units())
        if (std::find(communes.begin(), communes.end(), unit.facts.unit) != communes.end())
            codes.insert(unit.facts.code);
    return parcels_surveyed_by(codes, sheet, number, store_, day_);
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
