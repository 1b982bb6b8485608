#pragma once

#include <cstdint>
#include <vector>

#include "registry/geocoding/houses/house_search.hpp"

namespace diachi::registry::geocoding {

/// Communes of today where a house of the text is looked for first.
struct LikelyCommunes {
    std::vector<std::uint32_t> communes;  ///< of UnitIndex, sorted; none: nothing tells
    int sure_cost = 0;                    ///< what is found in them at this cost needs no look elsewhere

    [[nodiscard]] bool hold_any_of(const std::vector<std::uint32_t>& others) const;
};

/// Those that the unit words of the text name; else those of the districts that they name, those of the initials that
/// are written, and those whose names stand behind a unit word with a mistake.
LikelyCommunes likely_communes(const HouseQuestion& question);

}  // namespace diachi::registry::geocoding
