#pragma once

#include <utility>

#include "geo/polygon.hpp"

namespace diachi::geo {

enum class EdgeSide { on_edge, crossed, missed };

/// How the ray from `p` towards greater x meets the edge a-b. The answer does not depend on the direction of the edge:
/// of two neighbours that share an edge, a point beside it belongs to exactly one. Lower ends count, upper ends do not.
inline EdgeSide edge_side(Point a, Point b, Point p) {
    // Lower end first, so that a shared edge is computed with the same rounding from both sides.
    if (b.y < a.y || (b.y == a.y && b.x < a.x)) std::swap(a, b);
    if (!(p.y >= a.y && p.y <= b.y)) return EdgeSide::missed;
    if (a.y == b.y) return p.x >= a.x && p.x <= b.x ? EdgeSide::on_edge : EdgeSide::missed;
    const double left = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    if (left == 0) return EdgeSide::on_edge;
    return left > 0 && p.y < b.y ? EdgeSide::crossed : EdgeSide::missed;
}

}  // namespace diachi::geo
