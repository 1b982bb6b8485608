#pragma once

#include <cstdint>

namespace diachi::geo {

/// Distance along the Hilbert curve through a grid of 2^16 by 2^16 cells: what lies near on it lies near in the plane
/// (Warren, Hacker's Delight, chapter 16).
std::uint32_t hilbert_distance(std::uint32_t x, std::uint32_t y);

}  // namespace diachi::geo
