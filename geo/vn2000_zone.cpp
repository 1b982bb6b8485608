#include "geo/vn2000_zone.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "geo/projection.hpp"

namespace diachi::geo {
namespace {

constexpr std::array<Vn2000Zone, 20> zones = {{
    {3405, "VN-2000 / UTM zone 48N", 105, 0.9996},   {3406, "VN-2000 / UTM zone 49N", 111, 0.9996},
    {5896, "VN-2000 / TM-3 zone 481", 102, 0.9999},  {5897, "VN-2000 / TM-3 zone 482", 105, 0.9999},
    {5898, "VN-2000 / TM-3 zone 491", 108, 0.9999},  {5899, "VN-2000 / TM-3 107-45", 107.75, 0.9999},
    {9205, "VN-2000 / TM-3 103-00", 103, 0.9999},    {9206, "VN-2000 / TM-3 104-00", 104, 0.9999},
    {9207, "VN-2000 / TM-3 104-30", 104.5, 0.9999},  {9208, "VN-2000 / TM-3 104-45", 104.75, 0.9999},
    {9209, "VN-2000 / TM-3 105-30", 105.5, 0.9999},  {9210, "VN-2000 / TM-3 105-45", 105.75, 0.9999},
    {9211, "VN-2000 / TM-3 106-00", 106, 0.9999},    {9212, "VN-2000 / TM-3 106-15", 106.25, 0.9999},
    {9213, "VN-2000 / TM-3 106-30", 106.5, 0.9999},  {9214, "VN-2000 / TM-3 107-00", 107, 0.9999},
    {9215, "VN-2000 / TM-3 107-15", 107.25, 0.9999}, {9216, "VN-2000 / TM-3 107-30", 107.5, 0.9999},
    {9217, "VN-2000 / TM-3 108-15", 108.25, 0.9999}, {9218, "VN-2000 / TM-3 108-30", 108.5, 0.9999},
}};

/// EPSG replaced 6956-6959, whose false easting and false northing are swapped, by 5896-5899 in the same order.
constexpr int first_deprecated = 6956;
constexpr int last_deprecated = 6959;
constexpr int first_replacement = 5896;

[[noreturn]] void refuse(int epsg) {
    const std::string code = "EPSG:" + std::to_string(epsg);
    if (epsg >= first_deprecated && epsg <= last_deprecated)
        throw std::invalid_argument(code +
                                    " is deprecated because its false easting and northing are swapped: use EPSG:" +
                                    std::to_string(epsg - first_deprecated + first_replacement) + " instead");
    throw std::invalid_argument(code +
                                " is not accepted: give 4326 (WGS 84), 4756 (VN-2000 in degrees), 3405 or 3406 "
                                "(VN-2000 UTM), or 5896 to 5899 or 9205 to 9218 (VN-2000 TM-3)");
}

}  // namespace

std::span<const Vn2000Zone> vn2000_zones() {
    return zones;
}

const Vn2000Zone* find_vn2000_zone(int epsg) {
    const auto* found = std::find_if(zones.begin(), zones.end(), [&](const Vn2000Zone& z) { return z.epsg == epsg; });
    return found == zones.end() ? nullptr : found;
}

bool is_vn2000(int epsg) {
    return epsg == 4756 || find_vn2000_zone(epsg) != nullptr;
}

std::string crs_name(int epsg) {
    if (epsg == 4326) return "WGS 84";
    if (epsg == 4756) return "VN-2000";
    const Vn2000Zone* zone = find_vn2000_zone(epsg);
    if (zone == nullptr) refuse(epsg);
    return std::string(zone->name);
}

}  // namespace diachi::geo
