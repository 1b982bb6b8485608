#include "registry/codes/permutation.hpp"

#include <array>

namespace diachi::registry {
namespace {

// 90,000,000,000 is 300,000 squared: a Feistel network over two halves of 300,000 needs no cycle walking.
constexpr std::int64_t half = 300'000;
static_assert(half * half == Permutation::size);

// The first 64 bits of the fractional parts of the square roots of 2, 3, 5, 7, 11, 13, 17 and 19, as in SHA-512
// (FIPS 180-4, section 5.3.5): numbers that nobody chose.
constexpr std::array<std::uint64_t, 8> round_keys{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
                                                  0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f,
                                                  0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), reduced to a half.
std::int64_t mixed(std::int64_t value, std::uint64_t key) {
    std::uint64_t z = static_cast<std::uint64_t>(value) + key;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    z ^= z >> 31;
    return static_cast<std::int64_t>(z % static_cast<std::uint64_t>(half));
}

}  // namespace

std::int64_t Permutation::apply(std::int64_t number) {
    std::int64_t left = number / half;
    std::int64_t right = number % half;
    for (const auto key : round_keys) {
        const std::int64_t next = (left + mixed(right, key)) % half;
        left = right;
        right = next;
    }
    return left * half + right;
}

std::int64_t Permutation::invert(std::int64_t number) {
    std::int64_t left = number / half;
    std::int64_t right = number % half;
    for (auto key = round_keys.rbegin(); key != round_keys.rend(); ++key) {
        const std::int64_t before = (right - mixed(left, *key) + half) % half;
        right = left;
        left = before;
    }
    return left * half + right;
}

}  // namespace diachi::registry
