#pragma once

#include <cstddef>
#include <vector>

#include "geo/polygon.hpp"

namespace diachi::importers {

/// When two shapes of one layer are said to overlap.
struct OverlapTolerance {
    double area_m2;            ///< more than this in common, and
    double share;              ///< more than this share of the smaller one
    double depth_m;            ///< neighbours whose edges differ by less are not even compared
    std::size_t most_samples;  ///< of the vertices of a shape, evenly spread; 0 to try all, and the crossings of edges
};

inline constexpr OverlapTolerance parcel_tolerance{0.5, 0.01, 0.05, 0};
/// Boundaries of communes have thousands of vertices; an overlap that matters holds some of every sixty-fourth.
inline constexpr OverlapTolerance commune_tolerance{10'000, 0, 20, 64};

struct Overlap {
    std::size_t first;
    std::size_t second;  ///< greater than first
    double area_m2;
    bool same_shape;  ///< the one covers the other and no more
};

/// Pairs of shapes (degrees) that overlap, in the order of their indices. A pair is compared exactly when a vertex, the
/// middle of an edge or a middle point of one lies in the other, deeper than the tolerance, or their edges cross so;
/// with samples, when one of these lies so.
std::vector<Overlap> find_overlaps(const std::vector<geo::MultiPolygon>& shapes, const OverlapTolerance& tolerance);

}  // namespace diachi::importers
