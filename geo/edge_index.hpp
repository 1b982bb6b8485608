#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "geo/packed_rtree.hpp"
#include "geo/polygon.hpp"

namespace diachi::geo {

/// One shape, ready to be asked about points at the cost of a few of its edges: whether it holds them, how far they
/// are.
///
///     const EdgeIndex commune(shape);
///     commune.contains({105.78, 10.03});
///     commune.distance_within({105.78, 10.03}, 5);   // metres to the boundary, when it is no farther than 5 m
///
/// An R-tree over runs of 16 edges: about 20 bytes a vertex. Once built it is read-only: any number of threads may ask.
class EdgeIndex {
  public:
    /// `degrees`: WGS 84; polygons of one area do not overlap.
    explicit EdgeIndex(const MultiPolygon& degrees);
    /// A course has edges only: it contains nothing.
    explicit EdgeIndex(const MultiLine& degrees);

    /// The same answer as geo::contains: a point on an edge counts as inside.
    [[nodiscard]] bool contains(Point point) const;

    /// Metres to the nearest edge; nothing when it is farther than that, or when there is no edge.
    [[nodiscard]] std::optional<double> distance_within(Point point, double metres) const;

    [[nodiscard]] std::size_t vertices() const { return vertices_.size(); }

  private:
    struct Run {  // vertices_[first] to vertices_[last], an edge between each two
        std::uint32_t first;
        std::uint32_t last;
    };
    void append(const std::vector<Point>& line);
    void build_tree();
    template <typename Visitor>
    void for_each_edge_near(const Box& area, Visitor visit) const;

    bool is_area_;
    std::vector<Point> vertices_;
    std::vector<Run> runs_;
    PackedRtree tree_;
};

}  // namespace diachi::geo
