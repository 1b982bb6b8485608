#pragma once

#include <memory>

#include "registry/storage/nearby.hpp"
#include "registry/storage/spatialite/shape_cache.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

class NearbyReader : public Nearby {
  public:
    NearbyReader(Connection& connection, std::shared_ptr<ShapeCache> shapes)
        : connection_(connection), shapes_(std::move(shapes)) {}

    std::optional<DissolvedCommune> former_commune(const std::string& code, const Date& day) override;
    EdgeDistance commune_edge(Id unit, const geo::Position& position, double within_m, const Date& day) override;
    EdgeDistance course(Id thoroughfare, const geo::Position& position, double within_m, const Date& day) override;
    std::optional<Water> water_at(const geo::Position& position, const Date& day) override;
    std::vector<StoredWater> waters() override;
    std::optional<geo::Wkb> water_shape(Id version) override;
    std::optional<geo::MultiPolygon> parcel_area(Id version) override;
    std::optional<StoredParcel> parcel(const ParcelKey& key, const Date& day) override;
    bool has_parcels_of(const std::string& surveying_unit) override;
    std::vector<std::string> sites_within(const geo::Position& position, double metres, const Date& day) override;

  private:
    std::vector<UnitVersion> successors(const std::string& code, const Date& day);

    Connection& connection_;
    std::shared_ptr<ShapeCache> shapes_;
};

}  // namespace diachi::registry::spatialite
