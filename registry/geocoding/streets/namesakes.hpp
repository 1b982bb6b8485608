#pragma once

#include <optional>

#include "registry/geocoding/streets/finer_context.hpp"
#include "registry/geocoding/units/commune_choice.hpp"

namespace diachi::registry::geocoding {

/// Adds communes that the words of the one that was read fit as well, with all units beside them: "Phường Long Tuyền"
/// of today and the one that was, "Phường 5" of two districts. `choice` has a reading.
void add_namesakes(Region& region, const CommuneChoice& choice, const UnitIndex& units,
                   const std::optional<Date>& as_of);

}  // namespace diachi::registry::geocoding
