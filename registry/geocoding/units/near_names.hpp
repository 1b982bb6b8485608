#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/units/readings.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// Edits (insert, drop, replace, swap neighbours) between two words, or nothing when there are more than `most`.
std::optional<int> edits_between(std::string_view a, std::string_view b, int most);

/// Edits that a name of this length may differ by and still be taken for it.
int edits_allowed(std::size_t length);

/// Mentions for names that no unit bears as written but exactly one does nearly, among the units that the rest of the
/// text leaves: districts of a named province, behind their unit word.
void correct_districts(Mentions& mentions, std::span<const Token> tokens, const UnitIndex& units);

/// The same for communes: behind their unit word in the district or province that the text names, and bare right
/// before a named district. `larger` are the readings of these, the best first, not empty. True when a mention was
/// added.
bool correct_communes(Mentions& mentions, std::span<const Token> tokens, std::span<const WordRole> roles,
                      std::span<const Reading> larger, const UnitIndex& units);

}  // namespace diachi::registry::geocoding
