#pragma once

#include <string>
#include <string_view>

#include "geo/position.hpp"

/// Open Location Code ("Plus Code"), written from the public specification, version of 2025 (latitude in units of
/// 1/25,000,000 degree, longitude in units of 1/8,192,000 degree): github.com/google/open-location-code,
/// Documentation/Specification.
namespace diachi::geo::plus_code {

/// The rectangle that a code names, in degrees of WGS 84; `length` counts its significant digits (2 to 15).
struct Area {
    double south;
    double west;
    double north;
    double east;
    int length;
    [[nodiscard]] Latitude middle_latitude() const { return {(south + north) / 2}; }
    [[nodiscard]] Longitude middle_longitude() const { return {(west + east) / 2}; }
};

/// A code of `length` digits: 2, 4, 6, 8 or 10 to 15; more than 15 gives 15. 10 digits are about 14 m, 11 about 3 m.
/// Latitudes beyond a pole are clipped, longitudes are wrapped.
/// Throws std::invalid_argument for any other length and for a coordinate that is not finite.
std::string encode(Latitude latitude, Longitude longitude, int length = 10);

/// The same without a floating-point step.
std::string encode(const Position& position, int length = 10);

/// Digits after the 15th are ignored. Throws std::invalid_argument when the code is not full.
Area decode(std::string_view code);

/// Either case is accepted.
bool is_valid(std::string_view code);
bool is_short(std::string_view code);
bool is_full(std::string_view code);

/// The code without the 4, 6 or 8 leading digits that a reader at `reference` can supply; in upper case, and whole when
/// the reference is too far away. Throws std::invalid_argument when the code is not full or is padded.
std::string shorten(std::string_view code, const Position& reference);

/// The full code, nearest to `reference`, that ends like `code`. A full code comes back in upper case.
/// Throws std::invalid_argument when the code is not valid.
std::string recover_nearest(std::string_view code, const Position& reference);

}  // namespace diachi::geo::plus_code
