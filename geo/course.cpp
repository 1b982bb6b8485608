#include "geo/course.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diachi::geo {
namespace {

constexpr double touching_m = 1;
constexpr double on_the_line_m = 0.3;
constexpr std::size_t most_parts_to_join = 64;
constexpr std::size_t stretch = 16;  ///< segments

double distance(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }
/// Above 0 where p lies to the left of the way from a to b.
double cross(Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }
bool touch(Point a, Point b) { return distance(a, b) <= touching_m; }

/// What is within this is not clearly farther.
double about_as_near_m(double nearest_m) { return nearest_m * 1.25 + 1; }

double distance_to(const Box& box, Point p) {
    return std::hypot(std::max({box.min_x - p.x, p.x - box.max_x, 0.0}),
                      std::max({box.min_y - p.y, p.y - box.max_y, 0.0}));
}

/// How many of the lines end at a point; a ring counts twice.
int ends_at(const MultiLine& lines, Point point) {
    int count = 0;
    for (const Line& line : lines) count += int{touch(line.front(), point)} + int{touch(line.back(), point)};
    return count;
}

/// Puts `next` behind or before `line`, turned as needed, where exactly these two meet.
bool join(Line& line, Line next, const MultiLine& all) {
    for (const bool at_end : {true, false}) {
        const Point end = at_end ? line.back() : line.front();
        if (ends_at(all, end) != 2 || (!touch(next.front(), end) && !touch(next.back(), end))) continue;
        if (touch(next.back(), end) == at_end) std::reverse(next.begin(), next.end());
        if (at_end) {
            line.insert(line.end(), next.begin() + 1, next.end());
        } else {
            line.insert(line.begin(), next.begin(), next.end() - 1);
        }
        return true;
    }
    return false;
}

bool join_two(MultiLine& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (std::size_t k = i + 1; k < lines.size(); ++k) {
            if (!join(lines[i], lines[k], lines)) continue;
            lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(k));
            return true;
        }
    }
    return false;
}

}  // namespace

struct Course::Foot {
    std::size_t part = 0;
    std::size_t segment = 0;
    double share = 0;  ///< of the segment, unbounded: below 0 and above 1 the point lies past its ends
    double along_m = 0;
    double distance_m = std::numeric_limits<double>::max();
};

bool Course::rivals(const Foot& best, const Foot& other) {
    constexpr double same_place_m = 20;
    if (other.distance_m > about_as_near_m(best.distance_m)) return false;
    if (other.part != best.part) return true;
    const double apart = std::abs(other.along_m - best.along_m);
    // A straight line leaves the point as the hypotenuse grows; only one that comes back stays nearer than this.
    return apart > same_place_m && other.distance_m < std::hypot(best.distance_m, apart / 2);
}

Course::Course(const MultiLine& in_degrees) {
    for (const Line& line : in_degrees) {
        if (line.size() < 2) continue;
        origin_ = line.front();
        break;
    }
    constexpr double step = 0.001;  // degrees
    scale_ = {distance_in_metres(origin_, {origin_.x + step, origin_.y}) / step,
              distance_in_metres({origin_.x, origin_.y - step / 2}, {origin_.x, origin_.y + step / 2}) / step};
    MultiLine lines;
    for (const Line& line : in_degrees) {
        Line converted;
        for (const Point vertex : line) {
            const Point point = metres(vertex);
            if (converted.empty() || !(point == converted.back())) converted.push_back(point);
        }
        if (converted.size() >= 2) lines.push_back(std::move(converted));
    }
    while (lines.size() <= most_parts_to_join && join_two(lines)) {
    }
    for (Line& line : lines) parts_.push_back(measured(std::move(line)));
}

Course::Part Course::measured(Line vertices) {
    Part part{std::move(vertices), {0}, {}};
    for (std::size_t i = 1; i < part.vertices.size(); ++i) {
        part.along.push_back(part.along.back() + distance(part.vertices[i - 1], part.vertices[i]));
    }
    for (std::size_t i = 0; i + 1 < part.vertices.size(); i += stretch) {
        const auto first = part.vertices.begin() + static_cast<std::ptrdiff_t>(i);
        const auto last =
            part.vertices.begin() + static_cast<std::ptrdiff_t>(std::min(i + stretch + 1, part.vertices.size()));
        part.stretches.push_back(bounds(MultiLine{Line(first, last)}));
    }
    return part;
}

template <typename Visit>
void Course::for_each_foot(Point point, const double& reach_m, const Visit& visit) const {
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        const std::size_t segments = parts_[part].vertices.size() - 1;
        for (std::size_t i = 0; i < segments; ++i) {
            if (i % stretch == 0 && distance_to(parts_[part].stretches[i / stretch], point) > reach_m) {
                i += stretch - 1;
                continue;
            }
            visit(foot_on(part, i, point));
        }
    }
}

Point Course::metres(Point p) const { return {(p.x - origin_.x) * scale_.x, (p.y - origin_.y) * scale_.y}; }
Point Course::degrees(Point p) const { return {origin_.x + p.x / scale_.x, origin_.y + p.y / scale_.y}; }

std::size_t Course::vertices() const {
    std::size_t count = 0;
    for (const Part& part : parts_) count += part.vertices.size();
    return count;
}

void Course::turn(std::size_t part) {
    Line vertices = std::move(parts_[part].vertices);
    std::reverse(vertices.begin(), vertices.end());
    parts_[part] = measured(std::move(vertices));
}

Course::Foot Course::foot_on(std::size_t part, std::size_t segment, Point point) const {
    const Point a = parts_[part].vertices[segment];
    const Point b = parts_[part].vertices[segment + 1];
    const double begin = parts_[part].along[segment];
    const double length = parts_[part].along[segment + 1] - begin;
    const double share = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length);
    const double bounded = std::clamp(share, 0.0, 1.0);
    const Point nearest{a.x + bounded * (b.x - a.x), a.y + bounded * (b.y - a.y)};
    return {part, segment, share, begin + bounded * length, distance(point, nearest)};
}

double Course::distance_m(Point in_degrees) const {
    const Point point = metres(in_degrees);
    double nearest = std::numeric_limits<double>::infinity();
    for_each_foot(point, nearest, [&nearest](const Foot& foot) { nearest = std::min(nearest, foot.distance_m); });
    return nearest;
}

std::optional<Standing> Course::standing_of(Point in_degrees) const {
    const Point point = metres(in_degrees);
    std::vector<Foot> feet;  // the nearest one of each stretch that comes near
    Foot best;
    double reach_m = std::numeric_limits<double>::infinity();
    for_each_foot(point, reach_m, [&](const Foot& foot) {
        if (foot.distance_m > reach_m) return;
        if (foot.distance_m < best.distance_m) best = foot;
        reach_m = about_as_near_m(best.distance_m);
        feet.push_back(foot);
    });
    if (feet.empty()) return std::nullopt;
    const bool ambiguous =
        std::any_of(feet.begin(), feet.end(), [&best](const Foot& foot) { return rivals(best, foot); });
    if (ambiguous) return std::nullopt;
    return Standing{best.part, best.along_m, best.distance_m, side_of(best, point)};
}

std::optional<Side> Course::side_of(const Foot& foot, Point point) const {
    const Part& part = parts_[foot.part];
    if (foot.distance_m < on_the_line_m) return std::nullopt;
    const bool before = foot.segment == 0 && foot.share < 0;
    const bool behind = foot.segment + 2 == part.vertices.size() && foot.share > 1;
    const Point a = part.vertices[foot.segment];
    const Point b = part.vertices[foot.segment + 1];
    const double length = distance(a, b);
    const double left = cross(a, b, point) / length;
    if (before || behind) {
        // Ahead of an end there is no side: more ahead than beside.
        const double ahead = before ? -foot.share * length : (foot.share - 1) * length;
        if (ahead > std::abs(left)) return std::nullopt;
        return left > 0 ? Side::left : Side::right;
    }
    if (foot.share >= 0 && foot.share <= 1) return left > 0 ? Side::left : Side::right;
    // At a bend, where the point sees a corner, the outer side is that of the turn.
    const std::size_t corner = foot.share > 1 ? foot.segment + 1 : foot.segment;
    const Point in = part.vertices[corner - 1];
    const Point at = part.vertices[corner];
    const Point out = part.vertices[corner + 1];
    const double before_corner = cross(in, at, point);
    const double behind_corner = cross(at, out, point);
    const double turn = cross(in, at, out);
    if ((before_corner > 0) == (behind_corner > 0)) return before_corner > 0 ? Side::left : Side::right;
    return turn < 0 ? Side::left : Side::right;
}

Point Course::mirrored(Point in_degrees, const Standing& standing) const {
    const Part& part = parts_[standing.part];
    const auto next = std::upper_bound(part.along.begin() + 1, part.along.end() - 1, standing.along_m);
    const auto i = static_cast<std::size_t>(next - part.along.begin());
    const double share = (standing.along_m - part.along[i - 1]) / (part.along[i] - part.along[i - 1]);
    const Point a = part.vertices[i - 1];
    const Point b = part.vertices[i];
    const Point foot{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    const Point point = metres(in_degrees);
    return degrees({2 * foot.x - point.x, 2 * foot.y - point.y});
}

}  // namespace diachi::geo
