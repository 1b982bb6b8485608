#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// An immutable R-tree over boxes, packed along the Hilbert curve (Kamel and Faloutsos, "On Packing R-trees", 1993).
///
///     const PackedRtree tree(boxes);
///     tree.query(Point{105.78, 10.03}, [&](std::size_t index) { ... });   // index into `boxes`
///
/// Once built it is read-only: any number of threads may query it. Boxes touch when they share an edge.
class PackedRtree {
  public:
    PackedRtree() = default;
    /// Throws std::length_error for more than some 4,000 million boxes.
    explicit PackedRtree(const std::vector<Box>& boxes);

    /// Calls visit(index) for each box that intersects `area`, in no particular order.
    template <typename Visitor>
    void query(const Box& area, Visitor visit) const {
        walk([&](const Box& box) { return box.intersects(area); }, visit);
    }
    /// Calls visit(index) for each box that contains `point`, in no particular order.
    template <typename Visitor>
    void query(Point point, Visitor visit) const {
        walk([&](const Box& box) { return box.contains(point); }, visit);
    }

    [[nodiscard]] std::size_t size() const { return leaves_; }

  private:
    static constexpr std::size_t node_size = 16;
    static constexpr std::size_t most_levels = 8;  // 16^8 = 2^32

    template <typename Meets, typename Visitor>
    void walk(Meets meets, Visitor& visit) const;

    std::size_t leaves_ = 0;
    std::vector<Box> boxes_;              // the leaves in Hilbert order, then each level above, the root last
    std::vector<std::uint32_t> targets_;  // of a leaf its index for the caller, of a node its first child
    std::vector<std::size_t> level_ends_;
};

template <typename Meets, typename Visitor>
void PackedRtree::walk(Meets meets, Visitor& visit) const {
    if (leaves_ == 0) return;
    struct Node {
        std::size_t first;
        std::size_t level;
    };
    std::array<Node, node_size * most_levels + 1> waiting{};
    std::size_t count = 0;
    waiting[count++] = {boxes_.size() - 1, level_ends_.size() - 1};
    while (count > 0) {
        const Node node = waiting[--count];
        const std::size_t end = std::min(node.first + node_size, level_ends_[node.level]);
        for (std::size_t i = node.first; i < end; ++i) {
            if (!meets(boxes_[i])) continue;
            if (node.level == 0)
                visit(static_cast<std::size_t>(targets_[i]));
            else
                waiting[count++] = {targets_[i], node.level - 1};
        }
    }
}

}  // namespace diachi::geo
