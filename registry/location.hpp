#pragma once

#include <optional>
#include <vector>

#include "registry/storage/store.hpp"

namespace diachi::registry {

class MapLayers;

/// A commune of before whose ground went, whole or in part, into the commune that holds a point.
struct FormerCommune {
    UnitVersion unit;
    bool whole;  ///< whether all of it went there; if not, the point may have lain in it or not
    Date until;
    std::string document;
};

/// A parcel as a point is told it.
struct ParcelOfPoint {
    ParcelKey key;
    std::string land_use;  ///< "ODT"; empty when unknown
};

/// What the map says of a point on a day.
struct Location {
    struct InCommune {
        UnitVersion commune;
        std::optional<UnitVersion> province;
        std::vector<FormerCommune> former;
    };
    std::vector<InCommune> communes;  ///< two or more on an edge or where published shapes overlap
    std::vector<ParcelOfPoint> parcels;
};

/// A commune with what it belongs to and what it was before. Looks through the whole gazetteer.
Location::InCommune with_past(UnitVersion commune, const Gazetteer& gazetteer, const Date& day);

/// `gazetteer` is the store's, perhaps some revisions old. `layers`, where they reflect the store, are asked instead of
/// it, with the same answer.
Location locate(Store& store, const Gazetteer& gazetteer, const geo::Position& position, const Date& day,
                const MapLayers* layers = nullptr);

/// The communes alone, as `locate` finds them.
std::vector<UnitVersion> communes_at(Store& store, const geo::Position& position, const Date& day,
                                     const MapLayers* layers);

/// The commune of somebody who is there, for what is only to be preferred: of `layers` as they are, perhaps a
/// publication old, and without them of the store.
std::optional<Id> commune_around(Store& store, const geo::Position& position, const MapLayers* layers);

}  // namespace diachi::registry
