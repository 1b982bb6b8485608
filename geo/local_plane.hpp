#pragma once

#include "geo/polygon.hpp"

namespace diachi::geo {

/// The ground around a point as a plane in metres, good for some kilometres.
class LocalPlane {
  public:
    /// `origin`: degrees, WGS 84, longitude first.
    explicit LocalPlane(Point origin);

    /// East and north of the origin.
    [[nodiscard]] Point metres(Point degrees) const {
        return {(degrees.x - origin_.x) * scale_.x, (degrees.y - origin_.y) * scale_.y};
    }
    /// The box in degrees around the circle of this radius.
    [[nodiscard]] Box box_within(double metres) const;

  private:
    Point origin_;
    Point scale_;  ///< metres in a degree of longitude and of latitude
};

/// Squared distance from (0, 0) to the segment a-b.
double squared_distance_to_segment(Point a, Point b);

}  // namespace diachi::geo
