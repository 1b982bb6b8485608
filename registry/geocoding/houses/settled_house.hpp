#pragma once

#include <cstdint>
#include <span>

#include "registry/geocoding/houses/house_search.hpp"

namespace diachi::registry::geocoding {

// In halves of an edit.
inline constexpr int clear_lead = 2;  ///< by which the best house is ahead of the next
inline constexpr int most_cost = 13;  ///< of a house that is near enough

/// A street or hamlet that comes as near as a house, but has no such number.
struct Rival {
    int cost = 0;
    std::uint32_t name = 0;  ///< of HouseNames
    Agreement agreement = Agreement::equal;
    Run words;
};

/// Whether the best house alone is meant: near enough, and nothing else as near, of another name also no street without
/// the number. `houses` are sorted by cost.
bool is_settled(std::span<const HouseMatch> houses, std::span<const Rival> rivals, const HouseQuestion& question);

}  // namespace diachi::registry::geocoding
