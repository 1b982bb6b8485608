#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/position.hpp"
#include "registry/map_boxes.hpp"
#include "registry/map_records.hpp"
#include "registry/storage/spatialite/shape_cache.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// Reads units, streets, places and parcels. See Store for what each answers.
class MapReader {
  public:
    MapReader(Connection& connection, std::shared_ptr<ShapeCache> shapes)
        : connection_(connection), shapes_(std::move(shapes)) {}

    Gazetteer gazetteer(RevisionNumber revision);
    std::vector<StoredUnit> units();
    std::optional<geo::Wkb> unit_shape(Id version);
    std::vector<StoredParcel> parcels(const std::string& surveying_unit);
    std::optional<geo::Wkb> parcel_source_shape(Id version);
    std::vector<StoredThoroughfare> thoroughfares();
    std::vector<StoredPlace> places();
    MapBoxes boxes();
    std::vector<UnitVersion> communes_at(const geo::Position& position, const Date& day);
    std::vector<StoredParcel> parcels_at(const geo::Position& position, const Date& day);
    bool has_parcels_near(const geo::Position& position);

  private:
    Connection& connection_;
    std::shared_ptr<ShapeCache> shapes_;
};

}  // namespace diachi::registry::spatialite
