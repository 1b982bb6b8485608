#include "geo/plus_code.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace diachi::geo::plus_code {
namespace {

constexpr std::string_view alphabet = "23456789CFGHJMPQRVWX";
constexpr std::size_t separator_position = 8;
constexpr int longest = 15;
constexpr int pair_digits = 10;

constexpr std::int64_t latitude_units = 25'000'000;  // in a degree
constexpr std::int64_t longitude_units = 8'192'000;
constexpr std::int64_t latitude_span = 180 * latitude_units;
constexpr std::int64_t longitude_span = 360 * longitude_units;
constexpr std::int64_t equator = latitude_span / 2;
constexpr std::int64_t greenwich = longitude_span / 2;

/// What a digit is worth, in units of its axis. A digit of the five pairs counts for one axis (0 for the other), a
/// digit of the grid of 5 rows and 4 columns for both.
struct Weight {
    std::int64_t latitude;
    std::int64_t longitude;
};
constexpr std::array<Weight, longest> weights = {{{500'000'000, 0},
                                                  {0, 163'840'000},
                                                  {25'000'000, 0},
                                                  {0, 8'192'000},
                                                  {1'250'000, 0},
                                                  {0, 409'600},
                                                  {62'500, 0},
                                                  {0, 20'480},
                                                  {3'125, 0},
                                                  {0, 1'024},
                                                  {625, 256},
                                                  {125, 64},
                                                  {25, 16},
                                                  {5, 4},
                                                  {1, 1}}};

/// A corner in units counted from the south pole and from 180° W.
struct Corner {
    std::int64_t latitude;
    std::int64_t longitude;
};

struct Cell {
    Corner south_west;
    Corner size;
    int length;
};

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

std::int64_t wrapped(std::int64_t longitude) {
    return longitude - floor_divide(longitude, longitude_span) * longitude_span;
}

/// Rounded down; but 129.7 degrees, which binary holds a little too low, belongs to the cell that begins at 129.7. The
/// tolerance, a millionth of a unit, is about the resolution of a double at 180 degrees.
std::int64_t whole_units(double degrees, std::int64_t units_in_a_degree) {
    const double units = degrees * static_cast<double>(units_in_a_degree);
    const double nearest = std::round(units);
    return static_cast<std::int64_t>(std::abs(units - nearest) < 1e-6 ? nearest : std::floor(units));
}

Corner corner_of(Latitude latitude, Longitude longitude) {
    if (!std::isfinite(latitude.degrees) || !std::isfinite(longitude.degrees))
        throw std::invalid_argument("a plus code needs a finite latitude and longitude");
    const double clipped = std::clamp(latitude.degrees, -90.0, 90.0);
    const double turned = std::fmod(longitude.degrees, 360);
    const std::int64_t north = whole_units(clipped, latitude_units);
    const std::int64_t east = whole_units(turned, longitude_units);
    return {std::min(north + equator, latitude_span - 1), wrapped(east + greenwich)};
}

Corner corner_of(const Position& position) {
    // 25e6 / 1e7 = 5 / 2 and 8192e3 / 1e7 = 512 / 625, so this floor is exact.
    const std::int64_t north = floor_divide(std::int64_t{position.latitude_e7()} * 5, 2);
    const std::int64_t east = floor_divide(std::int64_t{position.longitude_e7()} * 512, 625);
    return {std::min(north + equator, latitude_span - 1), wrapped(east + greenwich)};
}

std::size_t digit_at(Corner corner, std::size_t place) {
    const Weight weight = weights[place];
    if (weight.longitude == 0) return static_cast<std::size_t>(corner.latitude / weight.latitude % 20);
    if (weight.latitude == 0) return static_cast<std::size_t>(corner.longitude / weight.longitude % 20);
    return static_cast<std::size_t>(corner.latitude / weight.latitude % 5 * 4 +
                                    corner.longitude / weight.longitude % 4);
}

std::string encode(Corner corner, int length) {
    if (length < 2 || (length < pair_digits && length % 2 != 0))
        throw std::invalid_argument("a plus code has 2, 4, 6, 8 or 10 to 15 digits");
    const auto digits = static_cast<std::size_t>(std::min(length, longest));
    std::string code;
    for (std::size_t place = 0; place < digits; ++place) {
        if (place == separator_position) code += '+';
        code += alphabet[digit_at(corner, place)];
    }
    if (digits > separator_position) return code;
    code.append(separator_position - digits, '0');
    return code + '+';
}

std::string upper(std::string_view code) {
    std::string result(code);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

bool is_digit(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return alphabet.find(c) != std::string_view::npos;
}

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

/// Zeros may fill a full code up to its separator, in pairs, when nothing follows.
bool is_padded_well(std::string_view before, std::string_view after) {
    const std::size_t digits = before.find('0');
    if (digits == std::string_view::npos) return all_digits(before);
    return before.size() == separator_position && after.empty() && digits > 0 && digits % 2 == 0 &&
           all_digits(before.substr(0, digits)) && before.find_first_not_of('0', digits) == std::string_view::npos;
}

/// `code` is full and in upper case.
Cell cell_of(const std::string& code) {
    Cell cell{{0, 0}, {0, 0}, 0};
    for (const char c : code) {
        if (c == '+') continue;
        if (c == '0' || cell.length == longest) break;
        const Weight weight = weights[static_cast<std::size_t>(cell.length)];
        const auto value = static_cast<std::int64_t>(alphabet.find(c));
        const bool in_grid = cell.length >= pair_digits;
        cell.south_west.latitude += weight.latitude * (in_grid ? value / 4 : value);
        cell.south_west.longitude += weight.longitude * (in_grid ? value % 4 : value);
        if (weight.latitude != 0) cell.size.latitude = weight.latitude;
        if (weight.longitude != 0) cell.size.longitude = weight.longitude;
        ++cell.length;
    }
    return cell;
}

Area area_of(const Cell& cell) {
    const auto latitude = [](std::int64_t units) {
        return static_cast<double>(units - equator) / static_cast<double>(latitude_units);
    };
    const auto longitude = [](std::int64_t units) {
        return static_cast<double>(units - greenwich) / static_cast<double>(longitude_units);
    };
    const auto [south, west] = cell.south_west;
    return {latitude(south), longitude(west), latitude(south + cell.size.latitude),
            longitude(west + cell.size.longitude), cell.length};
}

double difference_of_longitudes(double a, double b) {
    return std::remainder(a - b, 360);
}

}  // namespace

std::string encode(Latitude latitude, Longitude longitude, int length) {
    return encode(corner_of(latitude, longitude), length);
}

std::string encode(const Position& position, int length) {
    return encode(corner_of(position), length);
}

bool is_valid(std::string_view code) {
    const std::size_t separator = code.find('+');
    if (separator == std::string_view::npos || separator > separator_position || separator % 2 != 0) return false;
    const std::string_view before = code.substr(0, separator);
    const std::string_view after = code.substr(separator + 1);
    if (before.empty() && after.empty()) return false;
    return after.size() != 1 && all_digits(after) && is_padded_well(before, after);
}

bool is_short(std::string_view code) {
    return is_valid(code) && code.find('+') < separator_position;
}

bool is_full(std::string_view code) {
    if (!is_valid(code) || is_short(code)) return false;
    const std::string first = upper(code.substr(0, 2));
    return alphabet.find(first[0]) < 180 / 20 && alphabet.find(first[1]) < 360 / 20;
}

Area decode(std::string_view code) {
    if (!is_full(code)) throw std::invalid_argument("not a full plus code: " + std::string(code));
    return area_of(cell_of(upper(code)));
}

std::string shorten(std::string_view code, const Position& reference) {
    const Area area = decode(code);
    if (area.length < static_cast<int>(separator_position))
        throw std::invalid_argument("a padded plus code cannot be shortened: " + std::string(code));
    const double apart =
        std::max(std::abs(area.middle_latitude().degrees - reference.latitude()),
                 std::abs(difference_of_longitudes(area.middle_longitude().degrees, reference.longitude())));
    // A code of eight digits loses six at most: nothing but the separator would be left.
    std::size_t cut = area.length == static_cast<int>(separator_position) ? 6 : 8;
    for (; cut >= 4; cut -= 2) {
        // Three tenths of the cell that the digits name (the specification's safety margin under one half).
        const double side = 20 * std::pow(20, 1 - static_cast<double>(cut) / 2);
        if (apart < 0.3 * side) return upper(code.substr(cut));
    }
    return upper(code);
}

std::string recover_nearest(std::string_view code, const Position& reference) {
    if (is_full(code)) return upper(code);
    if (!is_short(code)) throw std::invalid_argument("not a valid plus code: " + std::string(code));
    const std::size_t missing = separator_position - code.find('+');
    Cell cell = cell_of(encode(reference, pair_digits).substr(0, missing) + upper(code));
    const Area area = area_of(cell);
    const std::int64_t latitude_step = weights[missing - 2].latitude;
    const std::int64_t longitude_step = weights[missing - 1].longitude;
    const double half_step = static_cast<double>(latitude_step) / static_cast<double>(latitude_units) / 2;

    const double north = area.middle_latitude().degrees - reference.latitude();
    std::int64_t& south = cell.south_west.latitude;
    if (north > half_step && south >= latitude_step)
        south -= latitude_step;
    else if (north < -half_step && south + latitude_step < latitude_span)
        south += latitude_step;
    const double east = area.middle_longitude().degrees - reference.longitude();
    std::int64_t& west = cell.south_west.longitude;
    if (east > half_step)
        west = wrapped(west - longitude_step);
    else if (east < -half_step)
        west = wrapped(west + longitude_step);
    return encode(cell.south_west, cell.length);
}

}  // namespace diachi::geo::plus_code
