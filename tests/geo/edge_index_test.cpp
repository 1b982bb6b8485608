#include "geo/edge_index.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace diachi::geo {
namespace {

Ring star(Point centre, double radius, int points) {
    Ring ring;
    for (int i = 0; i < points; ++i) {
        const double angle = 2 * std::numbers::pi * i / points;
        const double reach = i % 2 == 0 ? radius : radius / 3;
        ring.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

/// A star with a star-shaped hole, and another star beside it.
MultiPolygon stars() {
    return {{star({105, 10}, 0.02, 400), {star({105, 10}, 0.005, 60)}}, {star({105.05, 10.01}, 0.01, 90), {}}};
}

TEST(EdgeIndex, AnswersAsTheWholeShapeDoes) {
    const MultiPolygon shape = stars();
    const EdgeIndex index(shape);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(104.97, 105.07);
    std::uniform_real_distribution<double> y(9.97, 10.03);
    for (int i = 0; i < 20'000; ++i) {
        const Point point{x(random), y(random)};
        ASSERT_EQ(index.contains(point), contains(shape, point)) << point.x << " " << point.y;
        const double distance = distance_to_edge_in_metres(shape, point);
        const auto found = index.distance_within(point, 300);
        ASSERT_EQ(found.has_value(), distance <= 300);
        if (found) {
            ASSERT_DOUBLE_EQ(*found, distance);
        }
    }
}

TEST(EdgeIndex, HoldsTheCornersAndTheHoleOfItsShapeAsTheShapeDoes) {
    const MultiPolygon shape = stars();
    const EdgeIndex index(shape);
    for (const Point corner : shape[0].shell) EXPECT_TRUE(index.contains(corner));
    for (const Point corner : shape[0].holes[0]) EXPECT_TRUE(index.contains(corner));
    EXPECT_FALSE(index.contains({105, 10}));
    EXPECT_TRUE(EdgeIndex(MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}}).contains({0.5, 0.5}));  // not closed
}

TEST(EdgeIndex, MeasuresTheWayToACourse) {
    const EdgeIndex street(MultiLine{{{105, 10}, {105.01, 10}}, {{105.02, 10}, {105.03, 10}}});
    EXPECT_NEAR(street.distance_within({105.005, 10.0005}, 100).value(), 55.3, 0.1);
    EXPECT_FALSE(street.distance_within({105.005, 10.0005}, 50));
    EXPECT_NEAR(street.distance_within({105.015, 10}, std::numeric_limits<double>::infinity()).value(), 548, 1);
    EXPECT_FALSE(street.contains({105.005, 10}));
    EXPECT_EQ(street.vertices(), 4U);
}

TEST(EdgeIndex, OfNothingHoldsNothingAndIsNowhere) {
    const EdgeIndex nothing{MultiPolygon{}};
    EXPECT_FALSE(nothing.contains({105, 10}));
    EXPECT_FALSE(nothing.distance_within({105, 10}, std::numeric_limits<double>::infinity()));
}

}  // namespace
}  // namespace diachi::geo
