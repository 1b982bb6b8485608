// Streets of many shapes with sides that are numbered in part: whatever is proposed can be issued where it is proposed.

#include <gtest/gtest.h>

#include <random>

#include "tests/registry/numbering/numbered_town.hpp"

namespace diachi::registry::numbering {
namespace {

class StreetMaker {
  public:
    explicit StreetMaker(unsigned seed) : random_(seed) {}

    double between(double least, double most) { return std::uniform_real_distribution<>(least, most)(random_); }
    bool happens(double share) { return between(0, 1) < share; }

    /// Straight, bent or winding, in any direction, 200 to 500 m.
    geo::Line course() {
        double east = between(100, 900);
        double north = between(100, 900);
        double heading = between(0, 6.283);
        const double turning = happens(0.5) ? 0 : between(-0.4, 0.4);
        geo::Line line{metres(east, north)};
        for (int i = static_cast<int>(between(5, 12)); i > 0; --i) {
            heading += turning * between(0, 1);
            east += 40 * std::cos(heading);
            north += 40 * std::sin(heading);
            line.push_back(metres(east, north));
        }
        return line;
    }

    /// Houses of one side, some of them missing, some inserted.
    void number_side(NumberedTown& town, Id street, const geo::Line& line, double length, bool grows, int first, double side) {
        const double filled = between(0, 1);
        int value = first;
        for (double at = between(3, 20); at < length; at += between(4, 12), value += 2) {
            if (!happens(filled)) continue;
            const double along = grows ? at : length - at;
            town.house(street, std::to_string(value), beside(line, along, side * between(5, 12)));
            if (happens(0.1)) town.house(street, std::to_string(value) + "A", beside(line, along + (grows ? 3.5 : -3.5), side * 9));
        }
    }

  private:
    std::mt19937 random_;
};

double length_of(const geo::Line& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += geo::distance_in_metres(line[i - 1], line[i]);
    return length;
}

TEST(NextNumberProperty, EveryProposalCanBeIssuedWhereItIsProposed) {
    constexpr int streets = 40;
    constexpr int points = 12;
    NumberedTown town;
    StreetMaker maker(20241015);
    int proposed = 0;
    for (int i = 0; i < streets; ++i) {
        const auto line = maker.course();
        const Id street = town.street("Đường Số " + std::to_string(i), {line});
        const double length = length_of(line);
        const bool grows = maker.happens(0.5);
        const double odd_side = maker.happens(0.5) ? 1 : -1;
        town.together([&] {
            maker.number_side(town, street, line, length, grows, 1, odd_side);
            maker.number_side(town, street, line, length, grows, 2, -odd_side);
        });
        for (int point = 0; point < points; ++point) {
            const double side = maker.happens(0.5) ? 1 : -1;
            const auto next = town.next(street, beside(line, maker.between(-5, length + 5), side * maker.between(2, 15)));
            EXPECT_EQ(next.proposals.empty() && next.remarks.empty(), false);
            for (const auto& one : next.proposals) {
                ++proposed;
                const std::string findings = town.findings(town.draft(street, one.number, one.position));
                EXPECT_EQ(findings, "") << "street " << i << ": " << one.number << " " << name_of(one.ground);
            }
        }
    }
    EXPECT_GT(proposed, streets * points * 2 * 7 / 10);
}

}  // namespace
}  // namespace diachi::registry::numbering
