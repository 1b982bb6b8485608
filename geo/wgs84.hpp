#pragma once

/// The ellipsoid of WGS 84: NIMA TR8350.2, table 3.1; eccentricity squared from the flattening.
namespace diachi::geo::wgs84 {

constexpr double semi_major = 6378137.0;
constexpr double flattening = 1 / 298.257223563;
constexpr double eccentricity_squared = flattening * (2 - flattening);

}  // namespace diachi::geo::wgs84
