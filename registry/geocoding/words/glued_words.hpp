#pragma once

#include <string_view>
#include <vector>

#include "registry/geocoding/units/name_trie.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// Whether digits are commonly written straight behind this folded word to name a unit, place or storey: "P4", "KV2".
bool is_glued_before_digits(std::string_view folded);

/// Parts unit letters from the name that they are glued to, "HCẩm Thuỷ" or "TTĐức An", where the whole is no known word
/// and the name begins with its own capital.
void part_glued_letters(std::vector<Token>& tokens, std::string_view composed, const Vocabulary& vocabulary);

}  // namespace diachi::registry::geocoding
