#include "geo/polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "geo/position.hpp"

namespace diachi::geo {
namespace {

Ring rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

const MultiPolygon square_with_hole = {{rectangle(0, 0, 4, 4), {rectangle(1, 1, 2, 2)}}};

TEST(Polygon, HoldsItsInsideItsEdgesAndItsCorners) {
    EXPECT_TRUE(contains(square_with_hole, {3, 3}));
    for (const Point p : {Point{0, 0}, Point{4, 4}, Point{0, 2}, Point{4, 2}, Point{2, 0}, Point{2, 4}})
        EXPECT_TRUE(contains(square_with_hole, p)) << p.x << ' ' << p.y;
    for (const Point p : {Point{-1, 2}, Point{5, 2}, Point{2, -1}, Point{2, 5}, Point{-1, 0}, Point{5, 4}})
        EXPECT_FALSE(contains(square_with_hole, p)) << p.x << ' ' << p.y;
}

TEST(Polygon, HoldsTheEdgeOfAHoleButNotItsInside) {
    EXPECT_TRUE(contains(square_with_hole, {1, 1.5}));
    EXPECT_FALSE(contains(square_with_hole, {1.5, 1.5}));
}

TEST(Polygon, HoldsNothingWhenPointOrShapeIsMissing) {
    EXPECT_FALSE(contains(square_with_hole, {std::nan(""), 1}));
    EXPECT_FALSE(contains({}, {1, 1}));
}

TEST(Polygon, GivesAPointBesideASharedEdgeToExactlyOneNeighbour) {
    const MultiPolygon left = {{{{0, 0}, {0.3, 0}, {0.7, 1}, {0, 1}, {0, 0}}, {}}};
    const MultiPolygon right = {{{{0.3, 0}, {1, 0}, {1, 1}, {0.7, 1}, {0.3, 0}}, {}}};
    for (int i = 1; i < 1000; ++i) {
        const double y = i / 1000.0;
        const double x = std::nextafter(0.3 + 0.4 * y, i % 2);
        const bool on_edge = contains(left, {x, y}) && contains(right, {x, y});
        EXPECT_TRUE(on_edge || contains(left, {x, y}) != contains(right, {x, y})) << i;
    }
}

TEST(Polygon, MeasuresACellOfTheEllipsoidToTheHectare) {
    // Between 10 and 11 degrees north, one degree wide: 12,108.19 km2 (integral of the ellipsoid's M N cos(latitude)).
    const double area = area_in_square_metres({{rectangle(105, 10, 106, 11), {}}});
    EXPECT_NEAR(area, 12'108.19e6, 0.01e6);
    const double with_hole = area_in_square_metres({{rectangle(105, 10, 106, 11), {rectangle(105, 10, 106, 10.5)}}});
    EXPECT_NEAR(with_hole / area, 0.5, 0.001);
}

TEST(Polygon, MeasuresASmallParcelWithoutLosingDigits) {
    const Point corner{105.78, 10.03};
    const double width = distance_in_metres(corner, {105.7802, 10.03});
    const double height = distance_in_metres(corner, {105.78, 10.0301});
    const double area = area_in_square_metres({{rectangle(105.78, 10.03, 105.7802, 10.0301), {}}});
    EXPECT_NEAR(area, width * height, 1e-4 * area);
}

TEST(Polygon, MeasuresDistancesOnTheEllipsoid) {
    // One degree: of latitude from 10 to 11 (meridian arc) and of longitude on the parallel of 10.
    EXPECT_NEAR(distance_in_metres({105, 10}, {105, 11}), 110'611.19, 1);
    EXPECT_NEAR(distance_in_metres({105, 10}, {106, 10}), 109'639.4, 1);
    const MultiPolygon cell = {{rectangle(105, 10, 105.01, 10.01), {}}};
    EXPECT_NEAR(distance_to_edge_in_metres(cell, {105.005, 10.009}), 110.6, 0.1);
    EXPECT_NEAR(distance_to_edge_in_metres(cell, {105.005, 10.011}), 110.6, 0.1);
    EXPECT_NEAR(distance_to_edge_in_metres(cell, {104.999, 10.005}), 109.6, 0.1);
}

TEST(Polygon, HasTheBoundsOfAllItsVertices) {
    EXPECT_EQ(bounds(square_with_hole), (Box{0, 0, 4, 4}));
    EXPECT_EQ(bounds(MultiLine{{{1, 2}, {3, 0}}, {{-1, 5}}}), (Box{-1, 0, 3, 5}));
    EXPECT_THROW(bounds(MultiPolygon{}), std::invalid_argument);
}

TEST(Position, RoundsToWholeUnitsAndRefusesWhatIsNotOnEarth) {
    const Position here = Position::at(Longitude{105.78000004}, Latitude{-10.03000006});
    EXPECT_EQ(here, Position::of_units(1057800000, -100300001));
    EXPECT_THROW(Position::at(Longitude{180.1}, Latitude{0}), std::invalid_argument);
    EXPECT_THROW(Position::at(Longitude{0}, Latitude{std::nan("")}), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::geo
