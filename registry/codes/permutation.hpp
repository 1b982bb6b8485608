#pragma once

#include <cstdint>

namespace diachi::registry {

/// The fixed permutation of the numbers 0 to 89,999,999,999 that codes are made with (docs/code_scheme.md): neighbours
/// land far apart and share no more digits than chance. Fixed for ever: changing one constant would change every code.
class Permutation {
  public:
    static constexpr std::int64_t size = 90'000'000'000;

    /// `number` in [0, size).
    static std::int64_t apply(std::int64_t number);
    static std::int64_t invert(std::int64_t number);
};

}  // namespace diachi::registry
