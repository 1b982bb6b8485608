#pragma once

#include <string>
#include <string_view>

#include "geo/polygon.hpp"
#include "geo/position.hpp"

/// GeoHash (G. Niemeyer, 2008): the halves of longitude and latitude in turn, five bits a character, in the alphabet
/// 0-9 and a-z without a, i, l and o. Twelve characters name a cell of about 2 by 4 centimetres.
namespace diachi::geo::geohash {

inline constexpr int longest = 12;

/// 1 to 12 characters of the alphabet, in either case.
bool is_valid(std::string_view hash);

/// Of 1 to 12 characters, in lower case. Throws std::invalid_argument for another length.
std::string encode(const Position& position, int length = longest);

/// The cell in degrees, its eastern and northern edges not part of it. Throws std::invalid_argument when the hash is
/// not valid.
Box decode(std::string_view hash);

}  // namespace diachi::geo::geohash
