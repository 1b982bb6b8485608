#include "registry/geocoding/reverse/addresses_around.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/polygon.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr double first_reach_m = 30;
constexpr double growth = 3;
constexpr int page = 200;
constexpr std::size_t most_in_a_box = 4000;
constexpr double metres_a_degree = 111'000;

geo::Box box_around(const geo::Position& position, double reach_m) {
    const double north = reach_m / metres_a_degree;
    const double east = north / std::max(0.01, std::cos(position.latitude() * std::numbers::pi / 180));
    return {position.longitude() - east, position.latitude() - north, position.longitude() + east,
            position.latitude() + north};
}

std::vector<AddressNearby> within(Store& store, const geo::Position& position, double reach_m) {
    const geo::Point here{position.longitude(), position.latitude()};
    std::vector<AddressNearby> found;
    AddressQuery query{std::nullopt, box_around(position, reach_m), "", page, Date::today()};
    for (std::size_t seen = 0; seen < most_in_a_box; seen += page) {
        const auto addresses = store.addresses_in(query);
        for (const auto& address : addresses.addresses) {
            const auto distance =
                geo::distance_in_metres(here, {address.position.longitude(), address.position.latitude()});
            if (address.status == "current" && distance <= reach_m) found.push_back({address.code, distance});
        }
        if (addresses.next_after.empty()) break;
        query.after = addresses.next_after;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.distance_m < b.distance_m; });
    return found;
}

}  // namespace

std::vector<AddressNearby> StoreAddressesAround::nearest(const geo::Position& position, std::size_t count,
                                                         double most_metres) const {
    for (double reach = std::min(first_reach_m, most_metres);; reach = std::min(reach * growth, most_metres)) {
        auto found = within(store_, position, reach);
        if (found.size() < count && reach < most_metres) continue;
        if (found.size() > count) found.resize(count);
        return found;
    }
}

}  // namespace diachi::registry::geocoding
