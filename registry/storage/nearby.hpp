#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/date.hpp"
#include "registry/map_records.hpp"

namespace diachi::registry {

/// How far the edge of a published shape is.
struct EdgeDistance {
    bool is_published = false;     ///< whether there is a shape at all
    std::optional<double> metres;  ///< nothing when it is farther than was asked for
};

/// What the map and the addresses have around a point, on a day. By index only: it is asked for every address.
/// Belongs to its store: same thread, same transaction.
class Nearby {
  public:
    virtual ~Nearby() = default;

    /// Whom a code meant that no commune has on that day.
    virtual std::optional<DissolvedCommune> former_commune(const std::string& code, const Date& day) = 0;
    /// To the boundary of a commune, from inside as from outside.
    virtual EdgeDistance commune_edge(Id unit, const geo::Position& position, double within_m, const Date& day) = 0;
    /// To the course of a street or alley.
    virtual EdgeDistance course(Id thoroughfare, const geo::Position& position, double within_m, const Date& day) = 0;
    virtual std::optional<Water> water_at(const geo::Position& position, const Date& day) = 0;
    /// All of the registry's present, without shapes; and the shape of one version. For imports.
    virtual std::vector<StoredWater> waters() = 0;
    virtual std::optional<geo::Wkb> water_shape(Id version) = 0;
    /// The shape of one version, in degrees.
    virtual std::optional<geo::MultiPolygon> parcel_area(Id version) = 0;
    /// By its key or one that it had before a new survey.
    virtual std::optional<StoredParcel> parcel(const ParcelKey& key, const Date& day) = 0;
    /// Whether parcels of this surveying unit were imported at all.
    virtual bool has_parcels_of(const std::string& surveying_unit) = 0;
    /// The codes of current sites, not flats, that stand no farther than that, at most 5 m; the first 20.
    virtual std::vector<std::string> sites_within(const geo::Position& position, double metres, const Date& day) = 0;
};

}  // namespace diachi::registry
