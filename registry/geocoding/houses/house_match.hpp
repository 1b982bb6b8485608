#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/streets/finer_context.hpp"

namespace diachi::registry::geocoding {

/// How a stretch of the text agrees with a name that it is taken for.
enum class Agreement : std::uint8_t { equal, near, initials, overruled };

/// A stretch of the text and what it is taken for.
struct Piece {
    std::string_view element;  ///< "street", "place", "commune", "district", "province"
    Run words;
    Agreement agreement = Agreement::equal;
    std::uint32_t named = no_unit;   ///< unit name, of UnitIndex
    std::uint32_t street = no_unit;  ///< of StreetIndex
    std::uint32_t hamlet = no_unit;
    std::uint32_t mention = no_unit;  ///< of Mentions::all, where the unit is written as it is called
};

/// An issued house and how the text names it. Costs are in halves of an edit.
struct HouseMatch {
    KnownAddress address;
    bool with_flat = false;
    std::uint32_t commune = no_unit;  ///< of today, of UnitIndex
    std::uint32_t street = no_unit;
    std::uint32_t hamlet = no_unit;  ///< of a house that is numbered in its hamlet
    int cost = 0;
    /// Words beside the street's name may belong to it, or it is known to have lain elsewhere: then another is meant.
    bool doubtful = false;
    std::vector<Piece> pieces;
};

/// The houses that a text may mean, the likeliest first.
struct HouseMatches {
    std::vector<HouseMatch> houses;
    /// The first one alone is meant: nothing else comes near, not even a street that lacks the number.
    bool settled = false;
};

}  // namespace diachi::registry::geocoding
