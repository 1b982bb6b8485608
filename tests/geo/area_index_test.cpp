#include "geo/area_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <set>
#include <stdexcept>

namespace diachi::geo {
namespace {

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(engine_); }
    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }

  private:
    std::mt19937 engine_;
};

/// Ragged, around a centre. With `on_grid` its vertices are whole numbers, so that points meet edges and corners.
Ring ragged_ring(Dice& dice, Point centre, double radius, int vertices, bool on_grid) {
    Ring ring;
    for (int i = 0; i < vertices; ++i) {
        const double angle = 2 * std::numbers::pi * i / vertices;
        const double r = radius * dice.between(0.5, 1);
        const Point p{centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)};
        ring.push_back(on_grid ? Point{std::round(p.x), std::round(p.y)} : p);
    }
    ring.push_back(ring.front());
    return ring;
}

MultiPolygon random_area(Dice& dice, bool on_grid) {
    MultiPolygon area;
    const int parts = dice.whole(1, 3);
    for (int i = 0; i < parts; ++i) {
        const Point centre{dice.between(0, 100), dice.between(0, 100)};
        const int vertices = dice.whole(0, 3) == 0 ? dice.whole(200, 900) : dice.whole(3, 20);
        area.push_back({ragged_ring(dice, centre, dice.between(5, 40), vertices, on_grid), {}});
        if (dice.whole(0, 1) == 1) area.back().holes.push_back(ragged_ring(dice, centre, 4, 9, on_grid));
        if (dice.whole(0, 4) == 0) area.back().shell.pop_back();  // not closed
    }
    return area;
}

std::vector<std::size_t> found_by_index(const AreaIndex& index, Point p) {
    std::vector<std::size_t> found;
    index.find(p, [&](std::size_t i) { found.push_back(i); });
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::size_t> found_by_contains(const std::vector<MultiPolygon>& areas, Point p) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (contains(areas[i], p)) found.push_back(i);
    return found;
}

void expect_the_same_answers(unsigned seed, bool on_grid) {
    Dice dice(seed);
    std::vector<MultiPolygon> areas(60);
    for (MultiPolygon& area : areas) area = random_area(dice, on_grid);
    const AreaIndex index(areas);
    std::size_t hits = 0;
    for (int i = 0; i < 3000; ++i) {
        Point p{dice.between(-5, 105), dice.between(-5, 105)};
        if (on_grid) p = {std::round(2 * p.x) / 2, std::round(2 * p.y) / 2};
        const auto expected = found_by_contains(areas, p);
        ASSERT_EQ(found_by_index(index, p), expected) << p.x << ' ' << p.y;
        hits += expected.size();
    }
    EXPECT_GT(hits, 3000U);
}

TEST(AreaIndex, AnswersAsContainsDoesAnywhere) {
    expect_the_same_answers(1, false);
}

TEST(AreaIndex, AnswersAsContainsDoesOnEdgesAndCorners) {
    expect_the_same_answers(2, true);
}

TEST(AreaIndex, AnswersAsContainsDoesOnTheVerticesOfABigRing) {
    Dice dice(3);
    const std::vector<MultiPolygon> areas = {{{ragged_ring(dice, {105, 10}, 0.1, 2000, false), {}}}};
    const AreaIndex index(areas);
    for (const Point& p : areas[0][0].shell) EXPECT_EQ(found_by_index(index, p).size(), 1U);
}

TEST(AreaIndex, ReportsAnAreaOnceThoughItsPartsOverlap) {
    const Ring square = {{0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
    const AreaIndex index({{{square, {}}, {square, {}}}, {{square, {}}}});
    EXPECT_EQ(found_by_index(index, {1, 1}), (std::vector<std::size_t>{0, 1}));
}

TEST(AreaIndex, FindsNothingInEmptyOrFlatShapesButTheirOwnPoints) {
    EXPECT_TRUE(found_by_index(AreaIndex{}, {0, 0}).empty());
    const AreaIndex index({{}, {{}}, {{{{0, 0}, {2, 0}, {0, 0}}, {}}}, {{{{5, 5}}, {}}}});
    EXPECT_EQ(found_by_index(index, {1, 0}), (std::vector<std::size_t>{2}));
    EXPECT_EQ(found_by_index(index, {5, 5}), (std::vector<std::size_t>{3}));
    EXPECT_TRUE(found_by_index(index, {1, 1}).empty());
    EXPECT_TRUE(found_by_index(index, {std::nan(""), 0}).empty());
}

TEST(AreaIndex, RefusesAVertexThatIsNotFinite) {
    EXPECT_THROW(AreaIndex({{{{{0, 0}, {std::nan(""), 1}, {1, 1}, {0, 0}}, {}}}}), std::invalid_argument);
}

TEST(PackedRtree, FindsWhatASearchOneByOneFinds) {
    Dice dice(4);
    for (const int count : {0, 1, 2, 15, 16, 17, 256, 257, 5000}) {
        std::vector<Box> boxes;
        for (int i = 0; i < count; ++i) {
            const Point p{dice.between(0, 100), dice.between(0, 100)};
            boxes.push_back({p.x, p.y, p.x + dice.between(0, 5), p.y + dice.between(0, 5)});
        }
        const PackedRtree tree(boxes);
        EXPECT_EQ(tree.size(), boxes.size());
        for (int i = 0; i < 50; ++i) {
            const Point p{dice.between(0, 100), dice.between(0, 100)};
            const Box area{p.x, p.y, p.x + 7, p.y + 3};
            std::set<std::size_t> around;
            std::set<std::size_t> at;
            tree.query(area, [&](std::size_t found) { EXPECT_TRUE(around.insert(found).second); });
            tree.query(p, [&](std::size_t found) { EXPECT_TRUE(at.insert(found).second); });
            for (std::size_t b = 0; b < boxes.size(); ++b) {
                EXPECT_EQ(around.contains(b), boxes[b].intersects(area));
                EXPECT_EQ(at.contains(b), boxes[b].contains(p));
            }
        }
    }
}

TEST(PackedRtree, BearsBoxesThatAreAllTheSame) {
    const PackedRtree tree(std::vector<Box>(1000, Box{1, 1, 1, 1}));
    int found = 0;
    tree.query(Point{1, 1}, [&](std::size_t) { ++found; });
    EXPECT_EQ(found, 1000);
}

}  // namespace
}  // namespace diachi::geo
