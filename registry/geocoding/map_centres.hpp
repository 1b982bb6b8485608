#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "geo/position.hpp"
#include "registry/gazetteer.hpp"
#include "registry/map_boxes.hpp"

namespace diachi::registry::geocoding {

/// A unit as an answer names it.
struct NamedUnitOfToday {
    std::string code;
    std::string name;
};

/// The middle of something, and how far its corners are from there.
struct Centre {
    geo::Position position;
    double uncertainty_m;
};

/// What answers say of the map beyond ids: codes and names of units, and where things are. Immutable.
class MapCentres {
  public:
    MapCentres(const Gazetteer& gazetteer, MapBoxes boxes);

    /// As it is called today, or was last. Empty for an id that is none.
    [[nodiscard]] NamedUnitOfToday named(Id unit) const;
    // Nothing where no shape was published.
    [[nodiscard]] std::optional<Centre> of_street(Id thoroughfare) const;
    [[nodiscard]] std::optional<Centre> of_place(Id place) const;
    [[nodiscard]] std::optional<Centre> of_unit(Id unit) const;
    [[nodiscard]] const MapBoxes& boxes() const { return boxes_; }

  private:
    std::unordered_map<Id, NamedUnitOfToday> units_;
    MapBoxes boxes_;
};

}  // namespace diachi::registry::geocoding
