#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "geo/area_index.hpp"
#include "geo/position.hpp"
#include "registry/date.hpp"
#include "registry/location.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// The communes and parcels of one day, packed in memory: some 30 bytes a vertex, and for a parcel its few words. Says
/// of a point what the store says, many times as fast. Immutable: any number of threads may ask.
class MapLayers {
  public:
    /// Reads all shapes, on one state of the registry: seconds, for a country.
    MapLayers(Store& store, const Date& day);

    /// Whether nothing was published since, and the day is this one. One small question to the store.
    [[nodiscard]] bool reflect(Store& store, const Date& day) const;

    [[nodiscard]] std::vector<Location::InCommune> communes_at(const geo::Position& position) const;
    [[nodiscard]] std::vector<ParcelOfPoint> parcels_at(const geo::Position& position) const;

  private:
    void read_communes(Store& store);
    void read_parcels(Store& store);

    Date day_;
    RevisionNumber publication_ = 0;
    std::vector<Location::InCommune> communes_;
    geo::AreaIndex commune_areas_;
    std::vector<std::uint64_t> word_starts_;  ///< of each parcel in words_
    std::string words_;                       ///< surveying unit, sheet, number, land use, each behind a line end
    geo::AreaIndex parcel_areas_;
};

}  // namespace diachi::registry
