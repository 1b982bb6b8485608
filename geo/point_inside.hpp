#pragma once

#include "geo/polygon.hpp"

namespace diachi::geo {

/// A point inside the first polygon: the middle of its box, or of the widest stretch of the shape at that height.
/// Throws std::invalid_argument when there is no vertex.
Point point_inside(const MultiPolygon& shape);

}  // namespace diachi::geo
