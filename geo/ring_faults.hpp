#pragma once

#include <optional>
#include <string>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// "reason at x y", with ten significant digits.
std::string fault_at(const std::string& reason, Point place);

/// The faults on which GEOS refuses even to build a ring: no vertices, a coordinate that is not finite or beyond
/// 1e9, not closed, fewer than four vertices; and a shape without polygons. nullopt when there is none.
std::optional<std::string> ring_fault(const MultiPolygon& shape);

/// Whether all coordinates are finite and within 1e9.
bool is_on_a_map(const MultiPolygon& shape);

/// Every ring closed, those too short to enclose anything left out: what GEOS can build.
MultiPolygon with_buildable_rings(MultiPolygon shape);

}  // namespace diachi::geo
