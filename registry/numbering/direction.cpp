#include "registry/numbering/direction.hpp"

#include <cmath>

namespace diachi::registry::numbering {
namespace {

bool runs_as_by_law(geo::Point from, geo::Point to) {
    const double east = (to.x - from.x) * std::cos(from.y * 3.14159265358979323846 / 180);
    const double north = to.y - from.y;
    // Of the eight points of the compass, north and south take a quarter of the circle together.
    constexpr double half_an_eighth = 0.41421356;  // tangent of 22.5 degrees
    if (std::abs(east) < half_an_eighth * std::abs(north)) return north < 0;
    return east < 0;
}

}  // namespace

void turn_as_by_law(geo::Course& course) {
    for (std::size_t part = 0; part < course.parts(); ++part) {
        if (!runs_as_by_law(course.first(part), course.last(part))) course.turn(part);
    }
}

void turn_inwards(geo::Course& alley, const geo::Course& street) {
    for (std::size_t part = 0; part < alley.parts(); ++part) {
        if (street.distance_m(alley.last(part)) < street.distance_m(alley.first(part))) alley.turn(part);
    }
}

}  // namespace diachi::registry::numbering
