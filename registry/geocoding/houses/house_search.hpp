#pragma once

#include <span>
#include <vector>

#include "registry/geocoding/houses/house_match.hpp"
#include "registry/geocoding/houses/house_names.hpp"
#include "registry/geocoding/streets/written_parts.hpp"
#include "registry/geocoding/units/commune_choice.hpp"

namespace diachi::registry::geocoding {

/// What one text says, for a search among all houses that it may mean.
struct HouseQuestion {
    const WrittenParts& parts;
    const CommuneChoice& choice;
    std::span<const WordRole> roles;
    const FinerContext& context;
    const HouseNames& names;
    /// Only names that stand exactly so, in all provinces: the units that were read are doubted.
    bool anywhere = false;
};

/// Weighs street, number and units together: the house is meant that explains the words at least cost. Slower than
/// reading the parts one after the other, for texts of which that leaves something open. Bounded whatever the text:
/// none of more than 48 words.
HouseMatches find_houses(const HouseQuestion& question);

}  // namespace diachi::registry::geocoding
