#pragma once

#include <unordered_map>

#include "geo/polygon.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// Boxes in degrees around the current shapes of units, streets and places, where one was published.
struct MapBoxes {
    std::unordered_map<Id, geo::Box> units;
    std::unordered_map<Id, geo::Box> thoroughfares;
    std::unordered_map<Id, geo::Box> places;
};

}  // namespace diachi::registry
