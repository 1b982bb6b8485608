#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "registry/digest.hpp"

namespace diachi::registry::journal {

// Ed25519 (RFC 8032). Keys and signatures are written in hexadecimal digits.

struct PublicKey {
    std::array<std::uint8_t, 32> bytes;

    static std::optional<PublicKey> parse(std::string_view hexadecimal);
    [[nodiscard]] std::string text() const;
    /// Tells keys apart: the first 16 digits of the key's BLAKE2b-256.
    [[nodiscard]] std::string id() const;
};

struct Signature {
    std::array<std::uint8_t, 64> bytes;

    static std::optional<Signature> parse(std::string_view hexadecimal);
    [[nodiscard]] std::string text() const;
};

class SigningKey {
  public:
    static SigningKey make();
    static std::optional<SigningKey> parse(std::string_view hexadecimal);

    /// The secret: whoever has it can sign.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] PublicKey public_key() const;
    [[nodiscard]] Signature sign(std::string_view text) const;

  private:
    explicit SigningKey(const std::array<std::uint8_t, 32>& seed) : seed_(seed) {}
    std::array<std::uint8_t, 32> seed_;
};

/// A hash that was written with hexadecimal().
std::optional<Digest> digest_in(std::string_view hexadecimal);

bool holds(const Signature& signature, std::string_view text, const PublicKey& key);

}  // namespace diachi::registry::journal
