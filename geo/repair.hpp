#pragma once

#include <optional>
#include <string>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// Whether a shape is valid by OGC Simple Features (06-103r4, 6.1.11): closed rings of four vertices or more that do
/// not cross themselves or each other, holes inside, parts apart. An empty shape is not. Any unit. Safe on any thread.
/// Throws std::runtime_error when GEOS itself fails, as all functions here do.
bool is_valid(const MultiPolygon& shape);

/// What is wrong and where, for example "Self-intersection at 105.1 10.2" (x, then y); nullopt for a valid shape.
std::optional<std::string> validity_fault(const MultiPolygon& shape);

struct Repair {
    MultiPolygon shape;  // valid, with an area
    std::string fault;   // as validity_fault; empty when nothing had to be done
    double area_before;  // square metres for a shape in degrees; of a crossed ring, the difference of its loops
    double area_after;
};

/// Makes a shape valid: closes rings, drops rings without an area, splits crossed rings into their loops, merges parts
/// that overlap, cuts holes out. Lines and points that would remain are left out. A valid shape comes back unchanged.
/// nullopt when no polygon of positive area remains, when a coordinate is not finite or beyond 1e9, and in the rare
/// case that GEOS finds no way.
std::optional<Repair> repair(const MultiPolygon& shape);

/// Square metres that two shapes in degrees have in common. Invalid shapes are repaired first; what cannot be repaired
/// counts as empty.
double overlap_area(const MultiPolygon& a, const MultiPolygon& b);

/// Whether two shapes cover the same points, whatever their first vertices, directions and order of parts.
/// Invalid shapes are repaired first.
bool equal_shape(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace diachi::geo
