#pragma once

#include <cstddef>
#include <span>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// Words that lead from one name of a place to another of its names, or to the unit it lies in: "nay là", "trước đây
/// thuộc", "sáp nhập vào", "thuộc". How many tokens they take from `begin`; 0 when there are none.
std::size_t name_link_length(std::span<const Token> tokens, std::size_t begin);

}  // namespace diachi::registry::geocoding
