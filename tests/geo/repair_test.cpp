#include "geo/repair.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <thread>
#include <vector>

// GEOS 3.11 leaks a few hundred bytes inside itself when its MakeValid gives up on a tangle. Read by LeakSanitizer
// only, which prescribes the name. NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:geos::operation::overlay::PolygonBuilder\n";
}
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)

namespace diachi::geo {
namespace {

Ring rectangle(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// A shape of one polygon without holes.
MultiPolygon area(Ring shell) {
    return {{std::move(shell), {}}};
}

const Ring bow_tie = {{105, 10}, {105.2, 10.2}, {105.2, 10}, {105, 10.2}, {105, 10}};

TEST(Repair, FindsNoFaultInAValidShapeAndLeavesItAlone) {
    const MultiPolygon shape = {{rectangle(105, 10, 106, 11), {rectangle(105.2, 10.2, 105.4, 10.4)}},
                                {rectangle(107, 10, 108, 11), {}}};
    EXPECT_TRUE(is_valid(shape));
    EXPECT_EQ(validity_fault(shape), std::nullopt);
    const auto repaired = repair(shape);
    ASSERT_TRUE(repaired);
    EXPECT_EQ(repaired->shape, shape);
    EXPECT_EQ(repaired->fault, "");
    EXPECT_EQ(repaired->area_before, repaired->area_after);
}

TEST(Repair, NamesTheFaultAndItsPlace) {
    EXPECT_EQ(validity_fault(area(bow_tie)), "Self-intersection at 105.1 10.1");
    EXPECT_EQ(validity_fault({}), "Shape without polygons");
    EXPECT_EQ(validity_fault(area({})), "Ring without vertices");
    EXPECT_EQ(validity_fault(area({{105, 10}, {106, 10}, {106, 11}})), "Ring is not closed at 106 11");
    EXPECT_EQ(validity_fault(area({{105, 10}, {106, 10}, {105, 10}})), "Too few points in a ring at 105 10");
    EXPECT_EQ(validity_fault(area({{105, 10}, {std::nan(""), 10}, {106, 11}, {105, 10}})),
              "Coordinate that is not finite or is greater than any map's");
}

TEST(Repair, SplitsABowTieIntoBothItsWings) {
    const auto repaired = repair(area(bow_tie));
    ASSERT_TRUE(repaired);
    EXPECT_TRUE(is_valid(repaired->shape));
    EXPECT_EQ(repaired->fault, "Self-intersection at 105.1 10.1");
    EXPECT_NEAR(repaired->area_after, area_in_square_metres(area(rectangle(105, 10, 105.2, 10.1))), 1e5);
}

TEST(Repair, MergesPartsThatOverlap) {
    const auto repaired = repair({{rectangle(105, 10, 107, 12), {}}, {rectangle(106, 11, 108, 13), {}}});
    ASSERT_TRUE(repaired);
    EXPECT_TRUE(equal_shape(
        repaired->shape,
        area({{105, 10}, {107, 10}, {107, 11}, {108, 11}, {108, 13}, {106, 13}, {106, 12}, {105, 12}, {105, 10}})));
    EXPECT_LT(repaired->area_after, repaired->area_before);
}

TEST(Repair, KeepsWhatARingEnclosesTwice) {
    const auto repaired = repair(
        area({{105, 10}, {109, 10}, {109, 14}, {106, 14}, {106, 12}, {108, 12}, {108, 15}, {105, 15}, {105, 10}}));
    ASSERT_TRUE(repaired);
    EXPECT_TRUE(contains(repaired->shape, {107, 13}));
}

TEST(Repair, CutsTheSpikeOff) {
    const auto repaired = repair(area({{105, 10}, {106, 10}, {106, 11}, {106, 12}, {106, 11}, {105, 11}, {105, 10}}));
    ASSERT_TRUE(repaired);
    EXPECT_TRUE(equal_shape(repaired->shape, area(rectangle(105, 10, 106, 11))));
}

TEST(Repair, ClosesAnOpenRingAndDropsAHoleWithoutArea) {
    const auto repaired = repair({{{{105, 10}, {106, 10}, {106, 11}, {105, 11}}, {{{105.5, 10.5}, {105.6, 10.5}}}}});
    ASSERT_TRUE(repaired);
    EXPECT_TRUE(equal_shape(repaired->shape, area(rectangle(105, 10, 106, 11))));
}

TEST(Repair, GivesUpWhenNoAreaRemains) {
    EXPECT_FALSE(repair({}));
    EXPECT_FALSE(repair(area({})));
    EXPECT_FALSE(repair(area({{105, 10}})));
    EXPECT_FALSE(repair(area({{105, 10}, {105, 10}, {105, 10}, {105, 10}})));
    EXPECT_FALSE(repair(area({{105, 10}, {106, 11}, {107, 12}, {105, 10}})));
    EXPECT_FALSE(repair(area({{105, 10}, {106, 10}, {106, INFINITY}, {105, 10}})));
    EXPECT_FALSE(repair(area({{0, 1e308}, {1e300, 0}, {0, 0}, {1e308, 3}, {0, 1e308}})));
}

TEST(Repair, GivesAValidShapeOrNoneForAnyTangle) {
    std::mt19937 engine(7);
    const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine); };
    const auto tangle = [&](int vertices) {
        Ring ring;
        for (int i = 0; i < vertices; ++i) ring.push_back({105 + whole(0, 6) / 7.0, 10 + whole(0, 6) / 7.0});
        if (!ring.empty() && whole(0, 4) > 0) ring.push_back(ring.front());
        return ring;
    };
    int repaired_shapes = 0;
    for (int i = 0; i < 3000; ++i) {
        MultiPolygon shape;
        for (int parts = whole(0, 3); parts > 0; --parts)
            shape.push_back({tangle(whole(0, 12)), {tangle(whole(0, 6))}});
        const auto repaired = repair(shape);
        if (!repaired) continue;
        ++repaired_shapes;
        ASSERT_TRUE(is_valid(repaired->shape)) << repaired->fault;
        ASSERT_GT(repaired->area_after, 0);
    }
    EXPECT_GT(repaired_shapes, 1500);
}

TEST(Repair, MeasuresWhatTwoShapesHaveInCommon) {
    const MultiPolygon left = area(rectangle(105, 10, 105.02, 10.02));
    EXPECT_NEAR(overlap_area(left, area(rectangle(105.01, 10, 105.03, 10.02))), area_in_square_metres(left) / 2, 1);
    EXPECT_EQ(overlap_area(left, area(rectangle(105.02, 10, 105.03, 10.02))), 0);
    EXPECT_EQ(overlap_area(left, area(rectangle(107, 10, 108, 11))), 0);
    EXPECT_EQ(overlap_area(left, {}), 0);
    EXPECT_GT(overlap_area(area(bow_tie), area(bow_tie)), 1e8);
}

TEST(Repair, ComparesShapesByTheGroundTheyCover) {
    const MultiPolygon a = area(rectangle(105, 10, 106, 11));
    const MultiPolygon turned = area({{106, 11}, {106, 10.5}, {106, 10}, {105, 10}, {105, 11}, {106, 11}});
    EXPECT_TRUE(equal_shape(a, turned));
    EXPECT_FALSE(equal_shape(a, area(rectangle(105, 10, 106, 11.0000001))));
    EXPECT_FALSE(equal_shape(a, {}));
    EXPECT_FALSE(equal_shape(a, {{rectangle(105, 10, 106, 11), {rectangle(105.2, 10.2, 105.4, 10.4)}}}));
}

TEST(Repair, SeesFaultsBetweenRings) {
    EXPECT_FALSE(is_valid({{rectangle(0, 0, 1, 1), {rectangle(2, 2, 3, 3)}}}));
    EXPECT_FALSE(is_valid({{rectangle(0, 0, 9, 9), {rectangle(2, 2, 6, 6), rectangle(3, 3, 4, 4)}}}));
    EXPECT_FALSE(is_valid({{rectangle(0, 0, 9, 9), {}}, {rectangle(3, 3, 4, 4), {}}}));
    EXPECT_TRUE(is_valid({{rectangle(0, 0, 9, 9), {rectangle(2, 2, 6, 6)}}, {rectangle(3, 3, 4, 4), {}}}));
}

TEST(Repair, WorksOnSeveralThreadsAtOnce) {
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([] {
            for (int n = 0; n < 200; ++n) EXPECT_TRUE(repair(area(bow_tie)));
        });
    for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace diachi::geo
