#include "registry/location.hpp"

#include <utility>

namespace diachi::registry {
namespace {

/// The version of a unit that held on a day; the last one before it otherwise.
std::optional<UnitVersion> version_on(const Gazetteer& gazetteer, Id unit, const Date& day) {
    std::optional<UnitVersion> found;
    for (const auto& version : gazetteer.units) {
        if (version.unit != unit || (version.valid.from && day < *version.valid.from)) continue;
        if (!found || found->valid.from < version.valid.from) found = version;
    }
    return found;
}

std::vector<FormerCommune> former_communes(const Gazetteer& gazetteer, Id commune, const Date& day) {
    std::vector<FormerCommune> former;
    for (const auto& part : gazetteer.lineage) {
        if (part.to != commune || day < part.effective) continue;
        if (const auto unit = version_on(gazetteer, part.from, part.effective)) {
            former.push_back({*unit, part.whole, part.effective, part.document});
        }
    }
    return former;
}

std::vector<ParcelOfPoint> stored_parcels(Store& store, const geo::Position& position, const Date& day) {
    std::vector<ParcelOfPoint> parcels;
    for (auto& parcel : store.parcels_at(position, day))
        parcels.push_back({std::move(parcel.key), std::move(parcel.facts.land_use)});
    return parcels;
}

}  // namespace

Location locate(Store& store, const Gazetteer& gazetteer, const geo::Position& position, const Date& day,
                const MapLayers* layers) {
    const bool in_memory = layers != nullptr && layers->reflect(store, day);
    Location location;
    for (const auto& commune : in_memory ? layers->communes_at(position) : store.communes_at(position, day)) {
        location.communes.push_back({commune,
                                     commune.parent ? version_on(gazetteer, *commune.parent, day) : std::nullopt,
                                     former_communes(gazetteer, commune.unit, day)});
    }
    location.parcels = in_memory ? layers->parcels_at(position) : stored_parcels(store, position, day);
    return location;
}

}  // namespace diachi::registry
