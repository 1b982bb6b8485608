#include "geo/geohash.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace diachi::geo::geohash {
namespace {

constexpr std::string_view alphabet = "0123456789bcdefghjkmnpqrstuvwxyz";
constexpr int bits_a_character = 5;
constexpr int bits_an_axis = longest * bits_a_character / 2;
constexpr std::int64_t steps = std::int64_t{1} << bits_an_axis;  // of an axis, from its one end to the other

constexpr std::int64_t half_turn_e7 = 1'800'000'000;
constexpr std::int64_t quarter_turn_e7 = 900'000'000;

std::size_t digit_of(char c) {
    return alphabet.find(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
}

/// In whole numbers: at most 3.6e9 * 2^30, which 64 bits hold.
std::int64_t step_of(std::int64_t degrees_e7, std::int64_t half_span_e7) {
    return std::min((degrees_e7 + half_span_e7) * steps / (2 * half_span_e7), steps - 1);
}

double degrees_at(std::int64_t step, double half_span) {
    return static_cast<double>(step) * 2 * half_span / static_cast<double>(steps) - half_span;
}

}  // namespace

bool is_valid(std::string_view hash) {
    return !hash.empty() && hash.size() <= longest &&
           std::all_of(hash.begin(), hash.end(), [](char c) { return digit_of(c) != std::string_view::npos; });
}

std::string encode(const Position& position, int length) {
    if (length < 1 || length > longest) throw std::invalid_argument("a geohash has 1 to 12 characters");
    const std::int64_t east = step_of(position.longitude_e7(), half_turn_e7);
    const std::int64_t north = step_of(position.latitude_e7(), quarter_turn_e7);
    std::string hash;
    for (int bit = 0; bit < length * bits_a_character;) {
        std::size_t digit = 0;
        for (int i = 0; i < bits_a_character; ++i, ++bit) {
            const std::int64_t axis = bit % 2 == 0 ? east : north;
            digit = digit * 2 + static_cast<std::size_t>(axis >> (bits_an_axis - 1 - bit / 2) & 1);
        }
        hash += alphabet[digit];
    }
    return hash;
}

Box decode(std::string_view hash) {
    if (!is_valid(hash)) throw std::invalid_argument("not a geohash: " + std::string(hash));
    std::int64_t east = 0;
    std::int64_t north = 0;
    std::int64_t east_size = steps;
    std::int64_t north_size = steps;
    bool is_east = true;
    for (const char c : hash) {
        for (int bit = bits_a_character - 1; bit >= 0; --bit, is_east = !is_east) {
            std::int64_t& size = is_east ? east_size : north_size;
            size /= 2;
            if ((digit_of(c) >> bit & 1) != 0) (is_east ? east : north) += size;
        }
    }
    return {degrees_at(east, 180), degrees_at(north, 90), degrees_at(east + east_size, 180),
            degrees_at(north + north_size, 90)};
}

}  // namespace diachi::geo::geohash
