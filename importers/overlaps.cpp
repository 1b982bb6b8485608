#include "importers/overlaps.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <set>

#include "geo/area_index.hpp"
#include "geo/packed_rtree.hpp"
#include "geo/repair.hpp"

namespace diachi::importers {
namespace {

using geo::Box;
using geo::MultiPolygon;
using geo::Point;

constexpr double metres_per_degree = 111'195;

/// Calls visit(a, b) for each edge.
template <typename Visit>
void each_edge(const MultiPolygon& shape, Visit visit) {
    const auto edges = [&](const geo::Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) visit(ring[i - 1], ring[i]);
    };
    for (const auto& polygon : shape) {
        edges(polygon.shell);
        for (const auto& hole : polygon.holes) edges(hole);
    }
}

/// Compares two shapes in metres around a point: distances of some metres, far from exact elsewhere.
class Neighbourhood {
  public:
    Neighbourhood(const OverlapTolerance& tolerance, double latitude)
        : depth_(tolerance.depth_m), shrink_(std::cos(latitude * 3.14159265358979 / 180)) {}

    /// Inside, and further than the depth from every edge.
    [[nodiscard]] bool deep_inside(Point p, const MultiPolygon& shape) const {
        return geo::contains(shape, p) && far_from_edges(p, shape);
    }

    [[nodiscard]] bool far_from_edges(Point p, const MultiPolygon& shape) const {
        const double reach = depth_ / metres_per_degree;
        bool far = true;
        each_edge(shape, [&](Point a, Point b) {
            if ((a.y > p.y + reach && b.y > p.y + reach) || (a.y < p.y - reach && b.y < p.y - reach)) return;
            far = far && distance(p, a, b) > depth_;
        });
        return far;
    }

    /// The edges cross, and each end lies further than the depth from the other edge.
    [[nodiscard]] bool cross(Point a, Point b, Point c, Point d) const {
        const auto side = [](Point from, Point to, Point p) {
            return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
        };
        if (side(a, b, c) * side(a, b, d) >= 0 || side(c, d, a) * side(c, d, b) >= 0) return false;
        return distance(a, c, d) > depth_ && distance(b, c, d) > depth_ && distance(c, a, b) > depth_ &&
               distance(d, a, b) > depth_;
    }

  private:
    [[nodiscard]] double distance(Point p, Point a, Point b) const {
        const double ax = (a.x - p.x) * shrink_ * metres_per_degree;
        const double ay = (a.y - p.y) * metres_per_degree;
        const double dx = (b.x - a.x) * shrink_ * metres_per_degree;
        const double dy = (b.y - a.y) * metres_per_degree;
        const double length = dx * dx + dy * dy;
        const double along = length > 0 ? std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0) : 0;
        return std::hypot(ax + along * dx, ay + along * dy);
    }

    double depth_;
    double shrink_;
};

std::size_t edge_count(const MultiPolygon& shape) {
    std::size_t count = 0;
    each_edge(shape, [&](Point, Point) { ++count; });
    return count;
}

class Finder {
  public:
    Finder(const std::vector<MultiPolygon>& shapes, const OverlapTolerance& tolerance)
        : shapes_(shapes), tolerance_(tolerance) {
        boxes_.reserve(shapes.size());
        for (const auto& shape : shapes) boxes_.push_back(geo::bounds(shape));
        tree_ = geo::PackedRtree(boxes_);
        if (tolerance.most_samples > 0) areas_ = geo::AreaIndex(shapes);
    }

    std::vector<Overlap> run() {
        constexpr std::size_t block = 256;
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            std::vector<Overlap> found;
            for (std::size_t first; (first = next.fetch_add(block)) < shapes_.size();) {
                for (std::size_t i = first; i < std::min(first + block, shapes_.size()); ++i) find(i, found);
            }
            return found;
        };
        auto other = std::async(std::launch::async, work);
        auto found = work();
        const auto more = other.get();
        found.insert(found.end(), more.begin(), more.end());
        std::sort(found.begin(), found.end(), [](const Overlap& a, const Overlap& b) {
            return std::pair(a.first, a.second) < std::pair(b.first, b.second);
        });
        // Samples find a pair from either side.
        const auto repeated = std::unique(found.begin(), found.end(), [](const Overlap& a, const Overlap& b) {
            return a.first == b.first && a.second == b.second;
        });
        found.erase(repeated, found.end());
        return found;
    }

  private:
    void find(std::size_t i, std::vector<Overlap>& found) const {
        if (tolerance_.most_samples > 0) {
            for (const std::size_t j : neighbours_with_samples(i)) measure(std::min(i, j), std::max(i, j), found);
            return;
        }
        tree_.query(boxes_[i], [&](std::size_t j) {
            if (j > i && may_overlap(i, j)) measure(i, j, found);
        });
    }

    void measure(std::size_t i, std::size_t j, std::vector<Overlap>& found) const {
        const double common = geo::overlap_area(shapes_[i], shapes_[j]);
        const double first = geo::area_in_square_metres(shapes_[i]);
        const double second = geo::area_in_square_metres(shapes_[j]);
        if (common <= tolerance_.area_m2 || common <= tolerance_.share * std::min(first, second)) return;
        found.push_back({i, j, common, common > 0.999 * std::max(first, second)});
    }

    /// Shapes that hold a sampled vertex of this one.
    [[nodiscard]] std::set<std::size_t> neighbours_with_samples(std::size_t i) const {
        const Neighbourhood near(tolerance_, boxes_[i].min_y);
        const std::size_t stride = edge_count(shapes_[i]) / tolerance_.most_samples + 1;
        std::set<std::size_t> neighbours;
        std::size_t number = 0;
        each_edge(shapes_[i], [&](Point a, Point) {
            if (number++ % stride != 0) return;
            areas_.find(a, [&](std::size_t j) {
                if (j == i || neighbours.count(j) > 0 || !near.far_from_edges(a, shapes_[j])) return;
                neighbours.insert(j);
            });
        });
        return neighbours;
    }

    [[nodiscard]] bool may_overlap(std::size_t i, std::size_t j) const {
        const Box common{std::max(boxes_[i].min_x, boxes_[j].min_x), std::max(boxes_[i].min_y, boxes_[j].min_y),
                         std::min(boxes_[i].max_x, boxes_[j].max_x), std::min(boxes_[i].max_y, boxes_[j].max_y)};
        const double depth = tolerance_.depth_m / metres_per_degree;
        if (common.max_x - common.min_x < depth || common.max_y - common.min_y < depth) return false;
        const Neighbourhood near(tolerance_, common.min_y);
        return points_inside(shapes_[i], shapes_[j], common, near) ||
               points_inside(shapes_[j], shapes_[i], common, near) || edges_cross(shapes_[i], shapes_[j], common, near);
    }

    /// Vertices and middles of edges of `shape`, and its middle, in `other`.
    [[nodiscard]] bool points_inside(const MultiPolygon& shape, const MultiPolygon& other, const Box& common,
                                     const Neighbourhood& near) const {
        bool inside = false;
        std::size_t number = 0;
        Point sum{0, 0};
        each_edge(shape, [&](Point a, Point b) {
            sum = {sum.x + a.x, sum.y + a.y};
            ++number;
            if (inside) return;
            const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            inside = (common.contains(a) && near.deep_inside(a, other)) ||
                     (common.contains(middle) && near.deep_inside(middle, other));
        });
        if (inside || number == 0) return inside;
        const Point middle{sum.x / static_cast<double>(number), sum.y / static_cast<double>(number)};
        return common.contains(middle) && near.deep_inside(middle, other) && geo::contains(shape, middle);
    }

    [[nodiscard]] bool edges_cross(const MultiPolygon& shape, const MultiPolygon& other, const Box& common,
                                   const Neighbourhood& near) const {
        constexpr std::size_t most_edge_pairs = 40'000;  // beyond, the many vertices tell
        if (edge_count(shape) * edge_count(other) > most_edge_pairs) return false;
        bool crossed = false;
        each_edge(shape, [&](Point a, Point b) {
            const Box edge{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
            if (crossed || !edge.intersects(common)) return;
            each_edge(other, [&](Point c, Point d) { crossed = crossed || near.cross(a, b, c, d); });
        });
        return crossed;
    }

    const std::vector<MultiPolygon>& shapes_;
    OverlapTolerance tolerance_;
    std::vector<Box> boxes_;
    geo::PackedRtree tree_;
    geo::AreaIndex areas_;  // only with samples
};

}  // namespace

std::vector<Overlap> find_overlaps(const std::vector<MultiPolygon>& shapes, const OverlapTolerance& tolerance) {
    return Finder(shapes, tolerance).run();
}

}  // namespace diachi::importers
