#include "registry/holders/reading.hpp"

#include <bit>

namespace diachi::registry {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are hashed as they lie in memory");

void add(Hasher& hasher, std::int64_t number) {
    hasher.add({reinterpret_cast<const std::uint8_t*>(&number), sizeof number});
}

void add(Hasher& hasher, const std::string& text) {
    add(hasher, static_cast<std::int64_t>(text.size()));
    hasher.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

Digest hash_of(const Reading& reading) {
    Hasher hasher;
    hasher.add(reading.previous_hash);
    add(hasher, reading.number);
    add(hasher, reading.recorded_at);
    add(hasher, reading.facts.actor);
    add(hasher, reading.facts.action);
    add(hasher, reading.facts.purpose);
    add(hasher, reading.facts.holder.value_or(0));
    return hasher.finish();
}

}  // namespace diachi::registry
