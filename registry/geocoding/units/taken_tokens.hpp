#pragma once

#include <cstddef>
#include <vector>

#include "registry/geocoding/units/commune_choice.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// A flag for each token that belongs to the name of a unit that was read.
std::vector<bool> taken_tokens(const CommuneChoice& choice, std::size_t count, const UnitIndex& units);

}  // namespace diachi::registry::geocoding
