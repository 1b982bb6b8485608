#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "registry/geocoding/units/name_trie.hpp"

namespace diachi::registry::geocoding {

/// The longest syllable has seven letters, a misspelt one is shorter.
inline constexpr std::size_t shortest_glued_name = 7;

/// The lengths of the fewest known words that a long word is made of ("tranhungdao"); of two such, that with the longer
/// beginning. Empty when it is not made of such, and for more than forty letters.
std::vector<std::size_t> pieces_of(std::string_view form, const Vocabulary& vocabulary);

}  // namespace diachi::registry::geocoding
