#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/polygon.hpp"

namespace diachi::geo {

/// Of a line, looking along it.
enum class Side { left, right };

constexpr Side opposite(Side side) { return side == Side::left ? Side::right : Side::left; }

/// Where a point stands beside a line.
struct Standing {
    std::size_t part;     ///< of the course; what lies along one part is not compared with another
    double along_m;       ///< from the beginning of the part to the foot of the point
    double distance_m;    ///< from the foot to the point
    std::optional<Side> side;  ///< nothing on the line itself and ahead of its ends
};

/// The line of a street, in metres, ready to be asked where points stand:
///
///     const Course course({{{105.0, 10.0}, {105.01, 10.0}}});
///     course.standing_of({105.005, 10.0001})->side;  // left
///
/// Parts whose ends touch are joined first. Never changes: every thread may ask it.
class Course {
  public:
    /// `degrees`: WGS 84, longitude first. Lines of less than two different vertices are left out.
    explicit Course(const MultiLine& degrees);

    /// Nothing without a line, and where two places of the course are about as near: inside a bend, between the
    /// branches of a fork.
    [[nodiscard]] std::optional<Standing> standing_of(Point degrees) const;

    /// To the nearest place of the course; infinite without a line.
    [[nodiscard]] double distance_m(Point degrees) const;

    /// The point at the same distance on the other side of a standing's foot.
    [[nodiscard]] Point mirrored(Point degrees, const Standing& standing) const;

    [[nodiscard]] std::size_t parts() const { return parts_.size(); }
    [[nodiscard]] double length_m(std::size_t part) const { return parts_[part].along.back(); }
    [[nodiscard]] Point first(std::size_t part) const { return degrees(parts_[part].vertices.front()); }
    [[nodiscard]] Point last(std::size_t part) const { return degrees(parts_[part].vertices.back()); }
    [[nodiscard]] std::size_t vertices() const;

    /// Turns a part around, so that it begins where it ended.
    void turn(std::size_t part);

  private:
    struct Part {
        Line vertices;              ///< metres east and north of the origin
        std::vector<double> along;  ///< metres from the beginning, for each vertex
        std::vector<Box> stretches; ///< around each run of segments, so that far ones are passed over
    };
    struct Foot;

    [[nodiscard]] Point metres(Point degrees) const;
    [[nodiscard]] Point degrees(Point metres) const;
    /// Calls `visit` with the foot on each segment that may be within `reach_m` of the point (asked anew as it
    /// shrinks).
    template <typename Visit>
    void for_each_foot(Point metres, const double& reach_m, const Visit& visit) const;
    [[nodiscard]] Foot foot_on(std::size_t part, std::size_t segment, Point metres) const;
    [[nodiscard]] std::optional<Side> side_of(const Foot& foot, Point metres) const;
    /// Whether the other foot makes it doubtful where the point stands.
    static bool rivals(const Foot& best, const Foot& other);
    static Part measured(Line vertices);

    Point origin_{0, 0};  ///< degrees
    Point scale_{1, 1};   ///< metres in a degree of longitude and of latitude there
    std::vector<Part> parts_;
};

}  // namespace diachi::geo
