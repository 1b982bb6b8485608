#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "registry/geocoding/houses/house_match.hpp"
#include "registry/geocoding/houses/house_search.hpp"

namespace diachi::registry::geocoding {

/// A stretch of the text that may be the name of a street or hamlet.
struct NameHit {
    std::uint32_t name = 0;  ///< of HouseNames
    Run words;
    Agreement agreement = Agreement::equal;
    int cost = 0;           ///< in halves of an edit
    bool doubtful = false;  ///< the words are a unit's name, or another kind of thing by their own word
};

/// Provinces of today that the text speaks of; none: it may be anywhere.
std::vector<std::uint32_t> provinces_of(const HouseQuestion& question);

/// Names of these provinces that stand in the text, the nearest first: with edits, or shortened to initials.
std::vector<NameHit> name_hits(const HouseQuestion& question, const std::vector<bool>& covered);

/// Whether a word stands before street names without belonging to them: "duong", "so".
bool announces_name(std::string_view form);

/// Whether a word can begin the name of a unit or hamlet behind a street's: "phuong", "kv".
bool begins_unit(std::string_view form);

}  // namespace diachi::registry::geocoding
