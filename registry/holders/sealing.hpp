#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "registry/digest.hpp"

namespace diachi::registry {

/// Text that is overwritten in memory when it goes.
class SecretText {
  public:
    SecretText() = default;
    explicit SecretText(std::string_view text) : bytes_(text.begin(), text.end()) {}
    /// To be filled through data().
    explicit SecretText(std::size_t size) : bytes_(size) {}
    SecretText(const SecretText&) = default;
    SecretText(SecretText&&) noexcept = default;
    SecretText& operator=(SecretText other) noexcept {
        bytes_.swap(other.bytes_);
        return *this;
    }
    ~SecretText();

    [[nodiscard]] std::string_view view() const { return {bytes_.data(), bytes_.size()}; }
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    [[nodiscard]] char* data() { return bytes_.data(); }

  private:
    std::vector<char> bytes_;  // no std::string: a short one would leave its text behind where it was moved from
};

/// 256 bits that open something; overwritten in memory when they go.
class SecretKey {
  public:
    /// Throws std::invalid_argument unless there are 32 bytes.
    explicit SecretKey(std::span<const std::uint8_t> bytes);
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();

    [[nodiscard]] std::span<const std::uint8_t, 32> bytes() const { return bytes_; }

  private:
    std::array<std::uint8_t, 32> bytes_{};
};

SecretKey random_key();

/// What a key derived from a master key is for (libsodium's crypto_kdf, BLAKE2b).
enum class KeyPurpose : std::uint64_t { wrapping = 1, looking_up = 2, settled_texts = 3 };
SecretKey derived_key(const SecretKey& master, KeyPurpose purpose);

/// BLAKE2b-256 under a key: who has not the key can neither compute nor compare it.
Digest keyed_hash(const SecretKey& key, std::string_view text);

using SealedBytes = std::vector<std::uint8_t>;

/// XChaCha20-Poly1305 (libsodium, IETF construction): a nonce of 24 random bytes, then the ciphertext of the text
/// padded to a multiple of 64 bytes (ISO/IEC 7816-4). `bound_to` is not kept: opening needs the same.
SealedBytes seal(const SecretKey& key, std::string_view text, std::string_view bound_to);

/// Nothing when a byte was altered, or key or `bound_to` is another one.
std::optional<SecretText> opened(const SecretKey& key, std::span<const std::uint8_t> sealed, std::string_view bound_to);

}  // namespace diachi::registry
