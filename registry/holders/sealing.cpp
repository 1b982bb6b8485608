#include "registry/holders/sealing.hpp"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace diachi::registry {
namespace {

constexpr std::size_t padded_to = 64;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32 && crypto_kdf_KEYBYTES == 32);

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
}

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// Bytes that are overwritten when they go.
struct SecretBytes {
    explicit SecretBytes(std::size_t size) : bytes(size) {}
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes() { sodium_memzero(bytes.data(), bytes.size()); }
    std::vector<std::uint8_t> bytes;
};

}  // namespace

SecretText::~SecretText() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey::SecretKey(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != bytes_.size()) throw std::invalid_argument("a key has 32 bytes");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

SecretKey::~SecretKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey random_key() {
    start_sodium();
    SecretBytes chance(32);
    randombytes_buf(chance.bytes.data(), chance.bytes.size());
    return SecretKey(chance.bytes);
}

SecretKey derived_key(const SecretKey& master, KeyPurpose purpose) {
    SecretBytes made(32);
    crypto_kdf_derive_from_key(made.bytes.data(), made.bytes.size(), static_cast<std::uint64_t>(purpose), "diachi-h",
                               master.bytes().data());
    return SecretKey(made.bytes);
}

Digest keyed_hash(const SecretKey& key, std::string_view text) {
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), as_bytes(text), text.size(), key.bytes().data(), 32);
    return digest;
}

SealedBytes seal(const SecretKey& key, std::string_view text, std::string_view bound_to) {
    start_sodium();
    SecretBytes padded(text.size() + padded_to - text.size() % padded_to);
    std::copy(text.begin(), text.end(), padded.bytes.begin());
    std::size_t length = 0;
    sodium_pad(&length, padded.bytes.data(), text.size(), padded_to, padded.bytes.size());
    SealedBytes sealed(nonce_bytes + length + tag_bytes);
    randombytes_buf(sealed.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, padded.bytes.data(), length,
                                               as_bytes(bound_to), bound_to.size(), nullptr, sealed.data(),
                                               key.bytes().data());
    return sealed;
}

std::optional<SecretText> opened(const SecretKey& key, std::span<const std::uint8_t> sealed,
                                 std::string_view bound_to) {
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    const auto ciphertext = sealed.subspan(nonce_bytes);
    SecretBytes padded(ciphertext.size() - tag_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(padded.bytes.data(), nullptr, nullptr, ciphertext.data(),
                                                   ciphertext.size(), as_bytes(bound_to), bound_to.size(),
                                                   sealed.data(), key.bytes().data()) != 0) {
        return std::nullopt;
    }
    std::size_t length = 0;
    if (sodium_unpad(&length, padded.bytes.data(), padded.bytes.size(), padded_to) != 0) return std::nullopt;
    return SecretText({reinterpret_cast<const char*>(padded.bytes.data()), length});
}

}  // namespace diachi::registry
