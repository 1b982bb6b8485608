#include "registry/numbering/number_context.hpp"

#include <algorithm>
#include <cmath>

namespace diachi::registry::numbering {
namespace {

/// How many of these stand on the left of the draft's part of the street, less those on the right.
int leaning_left(const std::vector<NumberedAddress>& addresses, std::size_t part) {
    int votes = 0;
    for (const auto& one : addresses) {
        if (!one.standing || one.standing->part != part || !one.standing->side) continue;
        votes += *one.standing->side == geo::Side::left ? 1 : -1;
    }
    return votes;
}

bool any_tells(const std::vector<NumberedAddress>& addresses, std::size_t part) {
    return std::any_of(addresses.begin(), addresses.end(), [part](const NumberedAddress& one) {
        return one.standing && one.standing->part == part && one.standing->side;
    });
}

using Addresses = std::vector<const NumberedAddress*>;

/// The way from the lowest to the highest of one side's numbers, in metres along the course; nothing when too short.
std::optional<bool> grows(Addresses addresses, const geo::Standing& here) {
    std::erase_if(addresses, [&here](const NumberedAddress* one) {
        return !one->standing || one->standing->part != here.part;
    });
    if (addresses.size() < 2) return std::nullopt;
    const auto [lowest, highest] =
        std::minmax_element(addresses.begin(), addresses.end(), [](const NumberedAddress* a, const NumberedAddress* b) {
            return order(a->number, b->number) < 0;
        });
    const double way = (*highest)->standing->along_m - (*lowest)->standing->along_m;
    if (std::abs(way) <= position_tolerance_m) return std::nullopt;
    return way > 0;
}

Addresses all_of(std::initializer_list<const std::vector<NumberedAddress>*> groups) {
    Addresses all;
    for (const auto* group : groups) {
        for (const auto& one : *group) all.push_back(&one);
    }
    return all;
}

}  // namespace

std::optional<geo::Side> side_of_its_parity(const NumberContext& context) {
    if (!context.here) return std::nullopt;
    const std::size_t part = context.here->part;
    const auto same = {&context.below, &context.above, &context.same_value};
    const auto across = {&context.below_across, &context.above_across};
    int votes = 0;
    bool told = false;
    for (const auto* group : same) votes += leaning_left(*group, part), told |= any_tells(*group, part);
    for (const auto* group : across) votes -= leaning_left(*group, part), told |= any_tells(*group, part);
    if (votes != 0) return votes > 0 ? geo::Side::left : geo::Side::right;
    if (told || !all_of(same).empty() || !all_of(across).empty()) return std::nullopt;
    return context.number.value % 2 == 1 ? geo::Side::left : geo::Side::right;
}

std::optional<bool> grows_along(const NumberContext& context) {
    if (!context.here) return std::nullopt;
    if (const auto own = grows(all_of({&context.below, &context.above, &context.same_value}), *context.here)) return own;
    return grows(all_of({&context.below_across, &context.above_across}), *context.here);
}

const NumberedAddress* before(const NumberContext& context) {
    const NumberedAddress* found = context.below.empty() ? nullptr : &context.below.front();
    for (const auto& one : context.same_value) {
        if (order(one.number, context.number) < 0) found = &one;
    }
    return found;
}

const NumberedAddress* behind(const NumberContext& context) {
    for (const auto& one : context.same_value) {
        if (order(one.number, context.number) > 0) return &one;
    }
    return context.above.empty() ? nullptr : &context.above.front();
}

int greatest_step(double distance_m) {
    constexpr int unquestioned = 10;
    constexpr double front_m = 4;
    return std::max(unquestioned, 2 * (1 + static_cast<int>(std::min(distance_m, 1e6) / front_m)));
}

}  // namespace diachi::registry::numbering
