#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/units/readings.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// Two names of one place.
struct LinkedNames {
    Reading first;  ///< the one that stands better
    Reading second;
    std::vector<std::uint32_t> today;  ///< communes of today that hold ground of both, sorted
};

/// The two communes that a text calls names of one place, "phường Hưng Lợi (nay là phường Tân An)", when the lineage
/// says so too; `readings` are those of communes, the best first. Linear in their number.
std::optional<LinkedNames> linked_names(std::span<const Reading> readings, const Mentions& mentions,
                                        const UnitIndex& units);

}  // namespace diachi::registry::geocoding
