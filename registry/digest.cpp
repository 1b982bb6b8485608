#include "registry/digest.hpp"

#include <sodium.h>

#include <new>
#include <stdexcept>
#include <vector>

namespace diachi::registry {
namespace {

using State = crypto_generichash_state;
static_assert(sizeof(State) <= 384 && alignof(State) <= 64);

State* as_state(std::array<std::uint8_t, 384>& bytes) {
    return std::launder(reinterpret_cast<State*>(bytes.data()));
}

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
}

}  // namespace

Hasher::Hasher() : state_{} {
    crypto_generichash_init(new (state_.data()) State, nullptr, 0, std::tuple_size_v<Digest>);
}

void Hasher::add(std::span<const std::uint8_t> bytes) {
    crypto_generichash_update(as_state(state_), bytes.data(), bytes.size());
}

Digest Hasher::finish() {
    Digest digest;
    crypto_generichash_final(as_state(state_), digest.data(), digest.size());
    return digest;
}

Digest digest_of(std::string_view text) {
    Hasher hasher;
    hasher.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return hasher.finish();
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::string random_token(std::size_t bytes) {
    start_sodium();
    std::vector<unsigned char> chance(bytes);
    randombytes_buf(chance.data(), chance.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), chance.data(), chance.size(), variant);
    text.pop_back();
    return text;
}

}  // namespace diachi::registry
