#include "importers/overlaps.hpp"

#include <gtest/gtest.h>

namespace diachi::importers {
namespace {

constexpr double metre = 1 / 111'195.0;

/// A rectangle in metres from a corner near the equator of the sample town.
geo::MultiPolygon box(double west, double south, double east, double north) {
    const auto at = [](double x, double y) { return geo::Point{105.25 + x * metre, 10.03 + y * metre}; };
    return {{{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}, {}}};
}

std::size_t count(const geo::MultiPolygon& a, const geo::MultiPolygon& b) {
    return find_overlaps({a, b}, parcel_tolerance).size();
}

TEST(Overlaps, NeighboursThatShareAnEdgeOrAPartOfItDoNot) {
    EXPECT_EQ(count(box(0, 0, 10, 20), box(10, 0, 20, 20)), 0U);
    EXPECT_EQ(count(box(0, 0, 10, 20), box(10, 5, 20, 12)), 0U);
}

TEST(Overlaps, OfACornerAreFoundWithTheirSize) {
    const auto overlaps = find_overlaps({box(0, 0, 10, 20), box(8, 15, 20, 30)}, parcel_tolerance);
    ASSERT_EQ(overlaps.size(), 1U);
    EXPECT_NEAR(overlaps[0].area_m2, 10 * 0.985, 0.1);
    EXPECT_FALSE(overlaps[0].same_shape);
}

TEST(Overlaps, OfCrossedStripsAreFoundThoughNoCornerLiesInside) {
    EXPECT_EQ(count(box(0, 8, 100, 12), box(80, 0, 84, 100)), 1U);
}

TEST(Overlaps, OfAShapeInsideAnotherAreFound) {
    EXPECT_EQ(count(box(0, 0, 30, 30), box(10, 10, 20, 20)), 1U);
}

TEST(Overlaps, OfTheSameShapeAreCalledSo) {
    const auto overlaps = find_overlaps({box(0, 0, 10, 20), box(0, 0, 10, 20)}, parcel_tolerance);
    ASSERT_EQ(overlaps.size(), 1U);
    EXPECT_TRUE(overlaps[0].same_shape);
}

TEST(Overlaps, BelowTheToleranceAreNotReported) {
    EXPECT_EQ(count(box(0, 0, 10, 20), box(9.99, 0, 20, 20)), 0U);      // 0.2 m²
    EXPECT_EQ(count(box(0, 0, 100, 100), box(99.5, 0, 200, 100)), 0U);  // 50 m², 0.5 %
}

TEST(Overlaps, OfCommunesAreFoundFromSampledVertices) {
    EXPECT_EQ(find_overlaps({box(0, 0, 5000, 5000), box(4000, 1000, 9000, 6000)}, commune_tolerance).size(), 1U);
    EXPECT_EQ(find_overlaps({box(0, 0, 5000, 5000), box(5000, 0, 9000, 5000)}, commune_tolerance).size(), 0U);
}

}  // namespace
}  // namespace diachi::importers
