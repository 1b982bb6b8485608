#include "registry/journal/signing.hpp"

#include <sodium.h>

#include <stdexcept>

namespace diachi::registry::journal {
namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SEEDBYTES == 32 && crypto_sign_BYTES == 64);

template <std::size_t size>
std::optional<std::array<std::uint8_t, size>> bytes_in(std::string_view text) {
    std::array<std::uint8_t, size> bytes{};
    std::size_t read = 0;
    const char* end = nullptr;
    const int result = sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &read, &end);
    if (result != 0 || read != size || end != text.data() + text.size()) return std::nullopt;
    return bytes;
}

struct KeyPair {
    PublicKey public_key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};

    explicit KeyPair(const std::array<std::uint8_t, 32>& seed) {
        crypto_sign_seed_keypair(public_key.bytes.data(), secret.data(), seed.data());
    }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

}  // namespace

std::optional<PublicKey> PublicKey::parse(std::string_view hexadecimal) {
    const auto bytes = bytes_in<32>(hexadecimal);
    return bytes ? std::optional(PublicKey{*bytes}) : std::nullopt;
}

std::string PublicKey::text() const { return hexadecimal(bytes); }

std::string PublicKey::id() const {
    return hexadecimal(digest_of({reinterpret_cast<const char*>(bytes.data()), bytes.size()})).substr(0, 16);
}

std::optional<Signature> Signature::parse(std::string_view hexadecimal) {
    const auto bytes = bytes_in<64>(hexadecimal);
    return bytes ? std::optional(Signature{*bytes}) : std::nullopt;
}

std::string Signature::text() const { return hexadecimal(bytes); }

SigningKey SigningKey::make() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
    SigningKey key({});
    randombytes_buf(key.seed_.data(), key.seed_.size());
    return key;
}

std::optional<SigningKey> SigningKey::parse(std::string_view hexadecimal) {
    const auto seed = bytes_in<32>(hexadecimal);
    return seed ? std::optional(SigningKey(*seed)) : std::nullopt;
}

std::string SigningKey::text() const { return hexadecimal(seed_); }

PublicKey SigningKey::public_key() const { return KeyPair(seed_).public_key; }

Signature SigningKey::sign(std::string_view text) const {
    const KeyPair pair(seed_);
    Signature signature{};
    crypto_sign_detached(signature.bytes.data(), nullptr, reinterpret_cast<const std::uint8_t*>(text.data()),
                         text.size(), pair.secret.data());
    return signature;
}

std::optional<Digest> digest_in(std::string_view hexadecimal) { return bytes_in<32>(hexadecimal); }

bool holds(const Signature& signature, std::string_view text, const PublicKey& key) {
    return crypto_sign_verify_detached(signature.bytes.data(), reinterpret_cast<const std::uint8_t*>(text.data()),
                                       text.size(), key.bytes.data()) == 0;
}

}  // namespace diachi::registry::journal
