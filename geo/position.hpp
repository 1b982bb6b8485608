#pragma once

#include <cstdint>

namespace diachi::geo {

/// Degrees east of Greenwich, WGS 84.
struct Longitude {
    double degrees;
};

/// Degrees north of the equator, WGS 84.
struct Latitude {
    double degrees;
};

/// A place on the ground in WGS 84, kept as whole units of 1e-7 degree (about 1.1 cm).
///
///     auto here = Position::at(Longitude{105.78}, Latitude{10.03});
///
/// Two types for the two axes, so that they cannot be swapped.
class Position {
  public:
    /// Throws std::invalid_argument when an axis is not finite, |longitude| > 180 or |latitude| > 90.
    static Position at(Longitude longitude, Latitude latitude);
    static Position of_units(std::int32_t longitude_e7, std::int32_t latitude_e7) {
        return Position(longitude_e7, latitude_e7);
    }

    [[nodiscard]] double longitude() const { return longitude_e7_ / 1e7; }
    [[nodiscard]] double latitude() const { return latitude_e7_ / 1e7; }
    [[nodiscard]] std::int32_t longitude_e7() const { return longitude_e7_; }
    [[nodiscard]] std::int32_t latitude_e7() const { return latitude_e7_; }

    friend bool operator==(const Position&, const Position&) = default;

  private:
    Position(std::int32_t longitude_e7, std::int32_t latitude_e7)
        : longitude_e7_(longitude_e7), latitude_e7_(latitude_e7) {}

    std::int32_t longitude_e7_;
    std::int32_t latitude_e7_;
};

}  // namespace diachi::geo
