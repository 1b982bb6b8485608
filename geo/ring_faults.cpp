#include "geo/ring_faults.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace diachi::geo {
namespace {

// Degrees and metres stay far below; GEOS overflows far above.
constexpr double greatest_coordinate = 1e9;

/// Written so that NaN fails too.
bool is_on_a_map(Point p) {
    return std::abs(p.x) <= greatest_coordinate && std::abs(p.y) <= greatest_coordinate;
}

bool is_on_a_map(const Ring& ring) {
    return std::all_of(ring.begin(), ring.end(), [](Point p) { return is_on_a_map(p); });
}

std::optional<std::string> ring_fault(const Ring& ring) {
    if (ring.empty()) return "Ring without vertices";
    if (!is_on_a_map(ring)) return "Coordinate that is not finite or is greater than any map's";
    if (ring.front() != ring.back()) return fault_at("Ring is not closed", ring.back());
    if (ring.size() < 4) return fault_at("Too few points in a ring", ring.front());
    return std::nullopt;
}

}  // namespace

std::string fault_at(const std::string& reason, Point place) {
    std::array<char, 64> coordinates{};
    std::snprintf(coordinates.data(), coordinates.size(), " at %.10g %.10g", place.x, place.y);
    return reason + coordinates.data();
}

std::optional<std::string> ring_fault(const MultiPolygon& shape) {
    if (shape.empty()) return "Shape without polygons";
    for (const Polygon& polygon : shape) {
        if (auto fault = ring_fault(polygon.shell)) return fault;
        for (const Ring& hole : polygon.holes)
            if (auto fault = ring_fault(hole)) return fault;
    }
    return std::nullopt;
}

bool is_on_a_map(const MultiPolygon& shape) {
    return std::all_of(shape.begin(), shape.end(), [](const Polygon& polygon) {
        return is_on_a_map(polygon.shell) && std::all_of(polygon.holes.begin(), polygon.holes.end(),
                                                         [](const Ring& hole) { return is_on_a_map(hole); });
    });
}

MultiPolygon with_buildable_rings(MultiPolygon shape) {
    const auto close = [](Ring& ring) {
        if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
    };
    for (Polygon& polygon : shape) {
        close(polygon.shell);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), close);
        std::erase_if(polygon.holes, [](const Ring& hole) { return hole.size() < 4; });
    }
    std::erase_if(shape, [](const Polygon& polygon) { return polygon.shell.size() < 4; });
    return shape;
}

}  // namespace diachi::geo
