#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/packed_rtree.hpp"
#include "geo/polygon.hpp"

namespace diachi::geo {

/// Which of many areas contain a point: the same answers as `contains` on each of them, at the cost of a few edges.
///
///     const AreaIndex communes(shapes);
///     communes.find(Point{105.78, 10.03}, [&](std::size_t index) { ... });   // index into `shapes`
///
/// An R-tree over the polygons; within a polygon, its height is cut into slabs that list the edges they meet. About 30
/// bytes a vertex. Once built it is read-only: any number of threads may ask.
class AreaIndex {
  public:
    AreaIndex() = default;
    /// Empty shapes are never found. Throws std::invalid_argument for a coordinate that is not finite and
    /// std::length_error for 2^32 vertices or more.
    explicit AreaIndex(const std::vector<MultiPolygon>& areas);

    /// Calls found(index) once for each area that contains the point, its edges included, in no particular order.
    template <typename Found>
    void find(Point point, Found found) const {
        std::vector<std::uint32_t> reported;
        tree_.query(point, [&](std::size_t part_index) {
            const Part& part = parts_[part_index];
            if (!contains(part, point)) return;
            if (part.area_has_others) {  // parts of one area may touch or overlap
                if (std::find(reported.begin(), reported.end(), part.area) != reported.end()) return;
                reported.push_back(part.area);
            }
            found(static_cast<std::size_t>(part.area));
        });
    }

  private:
    struct Part {
        std::uint32_t area;
        bool area_has_others;
        std::uint32_t slabs;
        std::size_t first_slab;  // into slab_starts_
        double min_y;
        double slabs_per_unit;
        [[nodiscard]] std::uint32_t slab_of(double y) const;
    };
    struct EdgeRange {  // vertices_[first] to vertices_[last], one edge between each two
        std::uint32_t first;
        std::uint32_t last;
    };

    void add(const Polygon& polygon, std::uint32_t area, bool area_has_others);
    [[nodiscard]] EdgeRange append(const Ring& ring);
    void fill_slabs(const Part& part, const std::vector<EdgeRange>& rings);
    [[nodiscard]] bool contains(const Part& part, Point point) const;

    std::vector<Point> vertices_;
    std::vector<Part> parts_;
    std::vector<std::size_t> slab_starts_;  // into edges_; a part's slabs, then one more for the end of the last
    std::vector<std::uint32_t> edges_;      // the first of the two vertices
    PackedRtree tree_;
};

}  // namespace diachi::geo
