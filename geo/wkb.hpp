#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// A shape as ISO well-known binary (OGC 06-103r4), little-endian, two dimensions.
struct Wkb {
    std::vector<std::uint8_t> bytes;
    friend bool operator==(const Wkb&, const Wkb&) = default;
};

Wkb to_wkb(const MultiPolygon& shape);
Wkb to_wkb(const MultiLine& lines);
Wkb to_wkb(Point point);

/// Throw std::invalid_argument when the bytes are not such a shape.
MultiPolygon multi_polygon_from(std::span<const std::uint8_t> wkb);
MultiLine multi_line_from(std::span<const std::uint8_t> wkb);

}  // namespace diachi::geo
