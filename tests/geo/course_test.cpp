#include "geo/course.hpp"

#include <gtest/gtest.h>

namespace diachi::geo {
namespace {

constexpr double m = 1 / 110'600.0;  ///< a metre northwards near 10° north, in degrees

/// A point given in metres east and north of 105° E, 10° N.
Point at(double east, double north) { return {105 + east / 109'639.0, 10 + north * m}; }

TEST(Course, TellsMeasureDistanceAndSideOfAPoint) {
    const Course eastwards({{at(0, 0), at(200, 0)}});
    const auto house = eastwards.standing_of(at(50, 10));
    ASSERT_TRUE(house);
    EXPECT_NEAR(house->along_m, 50, 0.5);
    EXPECT_NEAR(house->distance_m, 10, 0.1);
    EXPECT_EQ(house->side, Side::left);
    EXPECT_EQ(eastwards.standing_of(at(50, -10))->side, Side::right);
}

TEST(Course, NamesNoSideOnTheLineNorAheadOfItsEnds) {
    const Course eastwards({{at(0, 0), at(200, 0)}});
    EXPECT_FALSE(eastwards.standing_of(at(50, 0.1))->side);
    EXPECT_FALSE(eastwards.standing_of(at(220, 5))->side);
    EXPECT_FALSE(eastwards.standing_of(at(-20, 5))->side);
    EXPECT_EQ(eastwards.standing_of(at(203, 8))->side, Side::left);
}

TEST(Course, KnowsTheSideAlsoOutsideABend) {
    const Course bend({{at(0, 0), at(100, 0), at(100, 100)}});
    EXPECT_EQ(bend.standing_of(at(107, -7))->side, Side::right);
    EXPECT_EQ(bend.standing_of(at(50, 5))->side, Side::left);
    EXPECT_EQ(bend.standing_of(at(95, 50))->side, Side::left);
    const Course straight({{at(0, 0), at(50, 0), at(100, 0)}});
    EXPECT_EQ(straight.standing_of(at(50, 9))->side, Side::left);
    EXPECT_EQ(straight.standing_of(at(50, -9))->side, Side::right);
}

TEST(Course, SaysNothingWhereTwoPlacesAreAsNear) {
    const Course bend({{at(0, 0), at(100, 0), at(100, 100)}});
    EXPECT_FALSE(bend.standing_of(at(70, 31)));
    const Course fork({{at(0, 0), at(100, 0)}, {at(100, 0), at(200, 60)}, {at(100, 0), at(200, -60)}});
    EXPECT_EQ(fork.parts(), 3U);
    EXPECT_FALSE(fork.standing_of(at(150, 1)));
    EXPECT_TRUE(fork.standing_of(at(40, 8)));
    EXPECT_FALSE(Course({}).standing_of(at(0, 0)));
}

TEST(Course, JoinsPartsThatTouchHoweverTheyWereDrawn) {
    const Course joined({{at(100, 0), at(200, 0)}, {at(100, 0), at(0, 0)}, {at(300, 0), at(200, 0)}});
    ASSERT_EQ(joined.parts(), 1U);
    EXPECT_NEAR(joined.length_m(0), 300, 1);
    EXPECT_EQ(Course({{at(0, 0), at(100, 0)}, {at(130, 0), at(200, 0)}}).parts(), 2U);
}

TEST(Course, FarFromAStraightLineThereIsNoDoubt) {
    Line line;
    for (int i = 0; i <= 40; ++i) line.push_back(at(i * 10, 0));
    EXPECT_NEAR(Course({line}).standing_of(at(203, 60))->along_m, 203, 1);
}

TEST(Course, MirrorsAPointToTheOtherSide) {
    const Course course({{at(0, 0), at(100, 0), at(200, 30)}});
    const Point house = at(60, 9);
    const auto standing = course.standing_of(house);
    const auto across = course.standing_of(course.mirrored(house, *standing));
    EXPECT_EQ(across->side, Side::right);
    EXPECT_NEAR(across->along_m, standing->along_m, 0.1);
    EXPECT_NEAR(across->distance_m, standing->distance_m, 0.1);
}

TEST(Course, TurnedBeginsWhereItEnded) {
    Course course({{at(0, 0), at(100, 0)}});
    course.turn(0);
    EXPECT_NEAR(course.standing_of(at(30, 5))->along_m, 70, 0.5);
    EXPECT_EQ(course.standing_of(at(30, 5))->side, Side::right);
}

}  // namespace
}  // namespace diachi::geo
