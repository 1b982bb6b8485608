#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace diachi::registry {

/// BLAKE2b-256 (RFC 7693).
using Digest = std::array<std::uint8_t, 32>;

class Hasher {
  public:
    Hasher();
    void add(std::span<const std::uint8_t> bytes);
    /// Once only.
    Digest finish();

  private:
    alignas(64) std::array<std::uint8_t, 384> state_;  // crypto_generichash_state, checked in the source file
};

Digest digest_of(std::string_view text);
std::string hexadecimal(std::span<const std::uint8_t> bytes);

/// Unpredictable letters and digits that are safe in a URL, with 8 bits of chance for every byte asked for.
std::string random_token(std::size_t bytes);

}  // namespace diachi::registry
