#include "geo/local_plane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/wgs84.hpp"

namespace diachi::geo {

/// From the radii of curvature of the ellipsoid in the meridian and in the prime vertical.
LocalPlane::LocalPlane(Point origin) : origin_(origin), scale_{0, 0} {
    constexpr double radians_per_degree = std::numbers::pi / 180;
    const double phi = origin.y * radians_per_degree;
    const double w2 = 1 - wgs84::eccentricity_squared * std::sin(phi) * std::sin(phi);
    const double prime_vertical = wgs84::semi_major / std::sqrt(w2);
    scale_ = {prime_vertical * std::cos(phi) * radians_per_degree,
              prime_vertical * (1 - wgs84::eccentricity_squared) / w2 * radians_per_degree};
}

Box LocalPlane::box_within(double metres) const {
    const double dx = metres / scale_.x;
    const double dy = metres / scale_.y;
    return {origin_.x - dx, origin_.y - dy, origin_.x + dx, origin_.y + dy};
}

double squared_distance_to_segment(Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length_squared = dx * dx + dy * dy;
    const double t = length_squared > 0 ? std::clamp(-(a.x * dx + a.y * dy) / length_squared, 0.0, 1.0) : 0;
    const double x = a.x + t * dx;
    const double y = a.y + t * dy;
    return x * x + y * y;
}

}  // namespace diachi::geo
