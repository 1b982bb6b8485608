#include "geo/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <stdexcept>

#include "geo/edge_side.hpp"
#include "geo/local_plane.hpp"
#include "geo/wgs84.hpp"

namespace diachi::geo {
namespace {

using wgs84::eccentricity_squared;
using wgs84::semi_major;
constexpr double radians_per_degree = std::numbers::pi / 180;

constexpr double infinity = std::numeric_limits<double>::infinity();

class BoxOfVertices {
  public:
    void add(const std::vector<Point>& vertices) {
        for (const Point& p : vertices) {
            box_.min_x = std::min(box_.min_x, p.x);
            box_.min_y = std::min(box_.min_y, p.y);
            box_.max_x = std::max(box_.max_x, p.x);
            box_.max_y = std::max(box_.max_y, p.y);
        }
        empty_ = empty_ && vertices.empty();
    }
    [[nodiscard]] Box box() const {
        if (empty_) throw std::invalid_argument("a shape without vertices has no bounds");
        return box_;
    }

  private:
    Box box_{infinity, infinity, -infinity, -infinity};
    bool empty_ = true;
};

template <typename Visitor>
void for_each_edge(const Ring& ring, Visitor visit) {
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) visit(ring[previous], ring[i]);
}

/// Turns `inside` at each edge the ray crosses; true when the point lies on an edge.
bool cast_ray(const Ring& ring, Point point, bool& inside) {
    bool on_edge = false;
    for_each_edge(ring, [&](Point a, Point b) {
        const EdgeSide side = edge_side(a, b, point);
        on_edge = on_edge || side == EdgeSide::on_edge;
        if (side == EdgeSide::crossed) inside = !inside;
    });
    return on_edge;
}

bool contains(const Polygon& polygon, Point point) {
    bool inside = false;
    if (cast_ray(polygon.shell, point, inside)) return true;
    for (const Ring& hole : polygon.holes)
        if (cast_ray(hole, point, inside)) return true;
    return inside;
}

/// The area between the equator and a latitude, per radian of longitude, in square metres: a²q/2 of the authalic
/// sphere (Snyder, Map Projections: A Working Manual, 1987, equation 3-12).
double area_below(double latitude_degrees) {
    const double s = std::sin(latitude_degrees * radians_per_degree);
    const double e = std::sqrt(eccentricity_squared);
    const double q = (1 - eccentricity_squared) * (s / (1 - eccentricity_squared * s * s) + std::atanh(e * s) / e);
    return semi_major * semi_major * q / 2;
}

double ring_area(const Ring& ring) {
    if (ring.size() < 3) return 0;
    // Relative to the first vertex: the difference of two large areas would cost a small parcel its digits.
    const double origin = area_below(ring.front().y);
    double twice = 0;
    double previous = area_below(ring.back().y) - origin;
    double previous_x = ring.back().x;
    for (const Point& p : ring) {
        const double below = area_below(p.y) - origin;
        twice += (previous_x - p.x) * radians_per_degree * (previous + below);
        previous = below;
        previous_x = p.x;
    }
    return std::abs(twice) / 2;
}

}  // namespace

Box bounds(const MultiPolygon& shape) {
    BoxOfVertices all;
    for (const Polygon& polygon : shape) {
        all.add(polygon.shell);
        for (const Ring& hole : polygon.holes) all.add(hole);
    }
    return all.box();
}

Box bounds(const MultiLine& lines) {
    BoxOfVertices all;
    for (const Line& line : lines) all.add(line);
    return all.box();
}

bool contains(const MultiPolygon& shape, Point point) {
    return std::any_of(shape.begin(), shape.end(), [&](const Polygon& polygon) { return contains(polygon, point); });
}

double area_in_square_metres(const MultiPolygon& degrees) {
    double area = 0;
    for (const Polygon& polygon : degrees) {
        area += ring_area(polygon.shell);
        for (const Ring& hole : polygon.holes) area -= ring_area(hole);
    }
    return area;
}

double distance_in_metres(Point a, Point b) {
    const LocalPlane plane({a.x, (a.y + b.y) / 2});
    const Point from = plane.metres(a);
    const Point to = plane.metres(b);
    return std::hypot(to.x - from.x, to.y - from.y);
}

double distance_to_edge_in_metres(const MultiPolygon& degrees, Point point) {
    const LocalPlane plane(point);
    double nearest = infinity;
    const auto measure = [&](Point a, Point b) {
        nearest = std::min(nearest, squared_distance_to_segment(plane.metres(a), plane.metres(b)));
    };
    for (const Polygon& polygon : degrees) {
        for_each_edge(polygon.shell, measure);
        for (const Ring& hole : polygon.holes) for_each_edge(hole, measure);
    }
    return std::sqrt(nearest);
}

}  // namespace diachi::geo
