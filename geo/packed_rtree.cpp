#include "geo/packed_rtree.hpp"

#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "geo/hilbert.hpp"

namespace diachi::geo {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Box nothing{infinity, infinity, -infinity, -infinity};

void extend(Box& box, const Box& other) {
    box.min_x = std::min(box.min_x, other.min_x);
    box.min_y = std::min(box.min_y, other.min_y);
    box.max_x = std::max(box.max_x, other.max_x);
    box.max_y = std::max(box.max_y, other.max_y);
}

std::uint32_t grid_cell(double value, double low, double high) {
    const double t = (value - low) / (high - low) * 65535;
    if (!(t > 0)) return 0;  // NaN too: all boxes on one line
    return static_cast<std::uint32_t>(std::min(t, 65535.0));
}

std::vector<std::uint32_t> hilbert_order(const std::vector<Box>& boxes) {
    Box all = nothing;
    for (const Box& box : boxes) extend(all, box);
    std::vector<std::uint32_t> keys(boxes.size());
    std::transform(boxes.begin(), boxes.end(), keys.begin(), [&](const Box& box) {
        return hilbert_distance(grid_cell(box.min_x / 2 + box.max_x / 2, all.min_x, all.max_x),
                       grid_cell(box.min_y / 2 + box.max_y / 2, all.min_y, all.max_y));
    });
    std::vector<std::uint32_t> order(boxes.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
    return order;
}

}  // namespace

PackedRtree::PackedRtree(const std::vector<Box>& boxes) : leaves_(boxes.size()) {
    // Nodes are numbered together with the leaves, a fifteenth more at most.
    if (boxes.size() > std::size_t{std::numeric_limits<std::uint32_t>::max()} / 16 * 15)
        throw std::length_error("too many boxes");
    if (boxes.empty()) return;
    targets_ = hilbert_order(boxes);
    boxes_.reserve(leaves_ + leaves_ / (node_size - 1) + most_levels);
    for (const std::uint32_t index : targets_) boxes_.push_back(boxes[index]);
    level_ends_.push_back(boxes_.size());
    std::size_t begin = 0;
    do {
        const std::size_t end = boxes_.size();
        for (std::size_t first = begin; first < end; first += node_size) {
            Box node = nothing;
            for (std::size_t i = first; i < std::min(first + node_size, end); ++i) extend(node, boxes_[i]);
            boxes_.push_back(node);
            targets_.push_back(static_cast<std::uint32_t>(first));
        }
        begin = end;
        level_ends_.push_back(boxes_.size());
    } while (boxes_.size() - begin > 1);
}

}  // namespace diachi::geo
