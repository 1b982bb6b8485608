#pragma once

#include <vector>

namespace diachi::geo {

/// A vertex. x is longitude or east, y latitude or north; degrees or metres as its owner says.
struct Point {
    double x;
    double y;
    friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
    double min_x;
    double min_y;
    double max_x;
    double max_y;
    [[nodiscard]] bool contains(Point p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
    [[nodiscard]] bool intersects(const Box& other) const {
        return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y && other.min_y <= max_y;
    }
    friend bool operator==(const Box&, const Box&) = default;
};

/// Closed: the last vertex repeats the first.
using Ring = std::vector<Point>;

struct Polygon {
    Ring shell;
    std::vector<Ring> holes;
    friend bool operator==(const Polygon&, const Polygon&) = default;
};

/// The shape of a commune or a parcel.
using MultiPolygon = std::vector<Polygon>;

using Line = std::vector<Point>;

/// The course of a street.
using MultiLine = std::vector<Line>;

/// The smallest box around all vertices. Throws std::invalid_argument when there is none.
Box bounds(const MultiPolygon& shape);
Box bounds(const MultiLine& lines);

/// Even-odd ray casting in double precision; a point on an edge counts as inside.
bool contains(const MultiPolygon& shape, Point point);

/// Area in square metres of a shape in degrees (WGS 84), within 0.5 % for shapes up to a province.
double area_in_square_metres(const MultiPolygon& degrees);

/// Distance in metres between two points in degrees, for distances up to some kilometres.
double distance_in_metres(Point a, Point b);

/// Distance in metres from a point to the nearest edge of a shape, both in degrees; for positions near a boundary.
double distance_to_edge_in_metres(const MultiPolygon& degrees, Point point);

}  // namespace diachi::geo
