#pragma once

#include <span>
#include <string_view>

namespace diachi::geo {

/// A Transverse Mercator zone of VN-2000: latitude of origin 0, false easting 500,000 m, false northing 0, metres.
struct Vn2000Zone {
    int epsg;
    std::string_view name;
    double central_meridian;  // degrees
    double scale;
};

/// All zones that EPSG holds and has not deprecated (EPSG dataset v10.076).
std::span<const Vn2000Zone> vn2000_zones();

/// nullptr when the code is no zone of VN-2000.
const Vn2000Zone* find_vn2000_zone(int epsg);

}  // namespace diachi::geo
