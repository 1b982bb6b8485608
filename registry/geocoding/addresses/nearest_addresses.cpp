#include <algorithm>
#include <cmath>
#include <queue>

#include "geo/local_plane.hpp"
#include "registry/geocoding/addresses/address_index.hpp"

namespace diachi::registry::geocoding {
namespace {

/// A box of some level, or an address, and how far it is at least.
struct Waiting {
    double squared;
    std::size_t level;  ///< 0: an address; 1: a box around addresses
    std::size_t at;     ///< within its level
    friend bool operator>(const Waiting& a, const Waiting& b) { return a.squared > b.squared; }
};

double squared(geo::Point east_north) {
    return east_north.x * east_north.x + east_north.y * east_north.y;
}

geo::Point degrees(std::int32_t longitude_e7, std::int32_t latitude_e7) {
    return {longitude_e7 / 1e7, latitude_e7 / 1e7};
}

}  // namespace

void AddressIndex::nearest(const geo::Position& from, double most_metres,
                           const std::function<bool(std::uint32_t row, double metres)>& visit) const {
    if (size() == 0) return;
    struct Level {
        std::size_t begin;
        std::size_t count;
    };
    std::vector<Level> levels{{0, 0}, {0, (size() + addresses_a_box - 1) / addresses_a_box}};
    while (levels.back().count > 1) {
        const Level below = levels.back();
        levels.push_back({below.begin + below.count, (below.count + boxes_a_box - 1) / boxes_a_box});
    }
    const geo::LocalPlane plane({from.longitude(), from.latitude()});
    const double farthest = most_metres * most_metres;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
    const auto add = [&](std::size_t level, std::size_t at) {
        double distance = 0;
        if (level == 0) {
            distance = squared(plane.metres(degrees(columns_.longitudes[at], columns_.latitudes[at])));
        } else {
            const AddressBox& box = columns_.boxes[levels[level].begin + at];
            const auto nearest_longitude = std::max(box.west, std::min(box.east, from.longitude_e7()));
            const auto nearest_latitude = std::max(box.south, std::min(box.north, from.latitude_e7()));
            distance = squared(plane.metres(degrees(nearest_longitude, nearest_latitude)));
        }
        if (distance <= farthest) queue.push({distance, level, at});
    };
    add(levels.size() - 1, 0);
    while (!queue.empty()) {
        const Waiting next = queue.top();
        queue.pop();
        if (next.level == 0) {
            if (!visit(static_cast<std::uint32_t>(next.at), std::sqrt(next.squared))) return;
            continue;
        }
        const std::size_t children = next.level == 1 ? addresses_a_box : boxes_a_box;
        const std::size_t all = next.level == 1 ? size() : levels[next.level - 1].count;
        for (std::size_t at = next.at * children; at < std::min((next.at + 1) * children, all); ++at)
            add(next.level - 1, at);
    }
}

}  // namespace diachi::registry::geocoding
