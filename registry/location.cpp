#include "registry/location.hpp"

#include <utility>

#include "registry/map_layers.hpp"

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

}  // namespace

Location::InCommune with_past(UnitVersion commune, const Gazetteer& gazetteer, const Date& day) {
    auto province = commune.parent ? version_on(gazetteer, *commune.parent, day) : std::nullopt;
    auto former = former_communes(gazetteer, commune.unit, day);
    return {std::move(commune), std::move(province), std::move(former)};
}

Location locate(Store& store, const Gazetteer& gazetteer, const geo::Position& position, const Date& day,
                const MapLayers* layers) {
    if (layers != nullptr && layers->reflect(store, day))
        return {layers->communes_at(position), layers->parcels_at(position)};
    Location location;
    for (auto& commune : store.communes_at(position, day))
        location.communes.push_back(with_past(std::move(commune), gazetteer, day));
    for (auto& parcel : store.parcels_at(position, day))
        location.parcels.push_back({std::move(parcel.key), std::move(parcel.facts.land_use)});
    return location;
}

namespace {

std::vector<UnitVersion> communes_in(const MapLayers& layers, const geo::Position& position) {
    std::vector<UnitVersion> communes;
    for (auto& here : layers.communes_at(position)) communes.push_back(std::move(here.commune));
    return communes;
}

}  // namespace

std::vector<UnitVersion> communes_at(Store& store, const geo::Position& position, const Date& day,
                                     const MapLayers* layers) {
    if (layers != nullptr && layers->reflect(store, day)) return communes_in(*layers, position);
    return store.communes_at(position, day);
}

std::optional<Id> commune_around(Store& store, const geo::Position& position, const MapLayers* layers) {
    const auto communes =
        layers != nullptr ? communes_in(*layers, position) : store.communes_at(position, Date::today());
    return communes.empty() ? std::nullopt : std::optional(communes.front().unit);
}

}  // namespace diachi::registry
