#include "geo/edge_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "geo/edge_side.hpp"
#include "geo/local_plane.hpp"

namespace diachi::geo {

EdgeIndex::EdgeIndex(const MultiPolygon& degrees) : is_area_(true) {
    const auto append_closed = [this](const Ring& ring) {
        Ring closed = ring;
        if (!closed.empty() && closed.front() != closed.back()) closed.push_back(closed.front());
        append(closed);
    };
    for (const Polygon& polygon : degrees) {
        append_closed(polygon.shell);
        for (const Ring& hole : polygon.holes) append_closed(hole);
    }
    build_tree();
}

EdgeIndex::EdgeIndex(const MultiLine& degrees) : is_area_(false) {
    for (const Line& line : degrees) append(line);
    build_tree();
}

void EdgeIndex::append(const std::vector<Point>& line) {
    constexpr std::size_t edges_a_run = 16;
    if (line.size() < 2) return;
    const std::size_t begin = vertices_.size();
    if (begin + line.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("too many vertices");
    vertices_.insert(vertices_.end(), line.begin(), line.end());
    for (std::size_t first = begin; first + 1 < vertices_.size(); first += edges_a_run) {
        const std::size_t last = std::min(first + edges_a_run, vertices_.size() - 1);
        runs_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    }
}

void EdgeIndex::build_tree() {
    std::vector<Box> boxes;
    boxes.reserve(runs_.size());
    for (const Run& run : runs_) {
        Box box{vertices_[run.first].x, vertices_[run.first].y, vertices_[run.first].x, vertices_[run.first].y};
        for (std::uint32_t i = run.first + 1; i <= run.last; ++i) {
            box.min_x = std::min(box.min_x, vertices_[i].x);
            box.min_y = std::min(box.min_y, vertices_[i].y);
            box.max_x = std::max(box.max_x, vertices_[i].x);
            box.max_y = std::max(box.max_y, vertices_[i].y);
        }
        boxes.push_back(box);
    }
    tree_ = PackedRtree(boxes);
}

template <typename Visitor>
void EdgeIndex::for_each_edge_near(const Box& area, Visitor visit) const {
    tree_.query(area, [&](std::size_t index) {
        const Run& run = runs_[index];
        for (std::uint32_t i = run.first; i < run.last; ++i) visit(vertices_[i], vertices_[i + 1]);
    });
}

bool EdgeIndex::contains(Point point) const {
    if (!is_area_) return false;
    bool inside = false;
    bool on_edge = false;
    const Box ray{point.x, point.y, std::numeric_limits<double>::infinity(), point.y};
    for_each_edge_near(ray, [&](Point a, Point b) {
        const EdgeSide side = edge_side(a, b, point);
        on_edge = on_edge || side == EdgeSide::on_edge;
        inside ^= side == EdgeSide::crossed;
    });
    return on_edge || inside;
}

std::optional<double> EdgeIndex::distance_within(Point point, double metres) const {
    const LocalPlane plane(point);
    double nearest = std::numeric_limits<double>::infinity();
    for_each_edge_near(plane.box_within(metres), [&](Point a, Point b) {
        nearest = std::min(nearest, squared_distance_to_segment(plane.metres(a), plane.metres(b)));
    });
    const double distance = std::sqrt(nearest);
    return distance <= metres && std::isfinite(distance) ? std::optional(distance) : std::nullopt;
}

}  // namespace diachi::geo
