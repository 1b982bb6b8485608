#pragma once

#include <optional>

#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// How much a mention speaks for a name of a unit of this level: place in the text, kind, accents, time.
int mention_weight(const Mention& mention, const NameBearer& bearer, Level level, const UnitIndex& units,
                   const std::optional<Date>& as_of);

/// Of it, what the accents cost that differ between the text and the name: 0 or less.
int accent_weight(const Mention& mention, const NameBearer& bearer, const UnitIndex& units);

}  // namespace diachi::registry::geocoding
