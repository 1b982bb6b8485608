#pragma once

#include <optional>
#include <string>

namespace diachi::geo {

/// What a WKT text says about its coordinate system, as far as it takes to recognise one of ours.
struct CrsDescription {
    struct TransverseMercator {
        double latitude_of_origin;  // degrees
        double central_meridian;    // degrees
        double scale;
        double false_easting;   // metres
        double false_northing;  // metres
    };
    std::string name;
    std::string geographic_name;
    std::string datum_name;
    bool greenwich_and_wgs84_ellipsoid = false;
    bool geographic = false;                                // in degrees, without a projection
    std::optional<TransverseMercator> transverse_mercator;  // in metres
};

/// nullopt when the text is no WKT of a geographic or projected system.
std::optional<CrsDescription> describe_crs(const std::string& wkt);

}  // namespace diachi::geo
