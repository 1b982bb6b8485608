#include "geo/area_index.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "geo/edge_side.hpp"

namespace diachi::geo {
namespace {

constexpr double edges_a_slab = 4;
constexpr double listings_an_edge = 3;  // beyond the one that every edge needs

/// Slabs for a polygon of `edges` edges that rise and fall by `climb` in all over a height of `height`. Each slab lists
/// climb / height edges on average, so that bound keeps the lists of a wild zigzag from growing with its square.
std::uint32_t number_of_slabs(std::size_t edges, double climb, double height) {
    if (!(height > 1e-200 && climb < 1e200)) return 1;  // heights that a division could not bear
    const auto n = static_cast<double>(edges);
    const double slabs = std::min(n / edges_a_slab, listings_an_edge * n * height / climb);
    return slabs > 1 ? static_cast<std::uint32_t>(slabs) : 1;
}

}  // namespace

AreaIndex::AreaIndex(const std::vector<MultiPolygon>& areas) {
    std::vector<Box> boxes;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        for (const Polygon& polygon : areas[i]) {
            if (polygon.shell.empty()) continue;
            boxes.push_back(bounds(MultiPolygon{polygon}));
            add(polygon, static_cast<std::uint32_t>(i), areas[i].size() > 1);
        }
    }
    tree_ = PackedRtree(boxes);
    vertices_.shrink_to_fit();
    edges_.shrink_to_fit();
}

AreaIndex::EdgeRange AreaIndex::append(const Ring& ring) {
    if (vertices_.size() + ring.size() >= std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("too many vertices for one index");
    const auto first = static_cast<std::uint32_t>(vertices_.size());
    for (const Point& p : ring) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) throw std::invalid_argument("a vertex is not finite");
        vertices_.push_back(p);
    }
    if (ring.size() == 1 || (!ring.empty() && ring.front() != ring.back())) vertices_.push_back(ring.front());
    return {first, static_cast<std::uint32_t>(std::max(vertices_.size(), std::size_t{first} + 1) - 1)};
}

void AreaIndex::add(const Polygon& polygon, std::uint32_t area, bool area_has_others) {
    std::vector<EdgeRange> rings{append(polygon.shell)};
    for (const Ring& hole : polygon.holes) rings.push_back(append(hole));
    std::size_t edges = 0;
    double climb = 0;
    double min_y = std::numeric_limits<double>::infinity();
    double max_y = -min_y;
    for (const EdgeRange ring : rings) {
        edges += ring.last - ring.first;
        for (std::uint32_t i = ring.first; i < ring.last; ++i) {
            climb += std::abs(vertices_[i + 1].y - vertices_[i].y);
            min_y = std::min(min_y, vertices_[i].y);
            max_y = std::max(max_y, vertices_[i].y);
        }
    }
    Part part{area, area_has_others, number_of_slabs(edges, climb, max_y - min_y), slab_starts_.size(), min_y, 0};
    if (part.slabs > 1) part.slabs_per_unit = part.slabs / (max_y - min_y);
    fill_slabs(part, rings);
    parts_.push_back(part);
}

/// Counts the edges of each slab, turns the counts into starts, then puts each edge into its slabs.
void AreaIndex::fill_slabs(const Part& part, const std::vector<EdgeRange>& rings) {
    const auto for_each_listing = [&](auto visit) {
        for (const EdgeRange ring : rings) {
            for (std::uint32_t i = ring.first; i < ring.last; ++i) {
                const Point a = vertices_[i];
                const Point b = vertices_[i + 1];
                const std::uint32_t top = part.slab_of(std::max(a.y, b.y));
                for (std::uint32_t slab = part.slab_of(std::min(a.y, b.y)); slab <= top; ++slab) visit(slab, i);
            }
        }
    };
    std::vector<std::size_t> next(part.slabs, 0);
    for_each_listing([&](std::uint32_t slab, std::uint32_t) { ++next[slab]; });
    std::size_t start = edges_.size();
    for (std::size_t& count : next) {
        slab_starts_.push_back(start);
        start += std::exchange(count, start);
    }
    slab_starts_.push_back(start);
    edges_.resize(start);
    for_each_listing([&](std::uint32_t slab, std::uint32_t edge) { edges_[next[slab]++] = edge; });
}

/// Rises with y, rounding included: an edge is listed in the slab of every height it reaches.
std::uint32_t AreaIndex::Part::slab_of(double y) const {
    return std::min(static_cast<std::uint32_t>((y - min_y) * slabs_per_unit), slabs - 1);
}

bool AreaIndex::contains(const Part& part, Point point) const {
    const std::size_t slab = part.first_slab + part.slab_of(point.y);
    bool inside = false;
    for (std::size_t i = slab_starts_[slab]; i < slab_starts_[slab + 1]; ++i) {
        const std::uint32_t edge = edges_[i];
        const EdgeSide side = edge_side(vertices_[edge], vertices_[edge + 1], point);
        if (side == EdgeSide::on_edge) return true;
        inside ^= side == EdgeSide::crossed;
    }
    return inside;
}

}  // namespace diachi::geo
