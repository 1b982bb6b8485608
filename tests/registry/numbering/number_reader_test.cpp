#include "registry/storage/number_reader.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/registry/numbering/numbered_town.hpp"

namespace diachi::registry::numbering {
namespace {

std::string written(const std::vector<NumberedAddress>& addresses) {
    std::string text;
    for (const auto& one : addresses) text += one.written + " ";
    return text;
}

class NumberReaderTest : public ::testing::Test {
  protected:
    NumberReaderTest() {
        for (const std::string number : {"1", "3", "20", "20A", "20-1", "22", "24", "12/5", "12/5/8"}) {
            town.house(street, number, geo::Position::at(geo::Longitude{105.015}, geo::Latitude{10.005}));
        }
        town.add({"20", "1 – 01", street, std::nullopt, series + "20#1-01"},
                 geo::Position::at(geo::Longitude{105.015}, geo::Latitude{10.005}), town.last);
    }

    NumberedTown town;
    Id street = town.street("Đường Hùng Vương", {});
    std::string series = "s" + std::to_string(street) + ":";
};

TEST_F(NumberReaderTest, FindsTheNearestTwoNumbersOfAParity) {
    auto& numbers = town.store->numbers();
    EXPECT_EQ(written(numbers.below(series, 24, 24, std::nullopt)), "22 20 20A 20-1 ");
    EXPECT_EQ(written(numbers.above(series, 2, 1, std::nullopt)), "3 ");
    EXPECT_EQ(written(numbers.above(series, 20, 20, std::nullopt)), "22 24 ");
    EXPECT_EQ(written(numbers.with_value(series, 20, std::nullopt)), "20 20A 20-1 ");
}

TEST_F(NumberReaderTest, KeepsTheHousesOfAnAlleyAndTheFlatsApart) {
    auto& numbers = town.store->numbers();
    EXPECT_EQ(written(numbers.in_series(series + "12/", std::nullopt)), "12/5 ");
    EXPECT_EQ(written(numbers.in_series(series + "12/5/", std::nullopt)), "12/5/8 ");
    EXPECT_EQ(written(numbers.in_series(series, std::nullopt)), "1 3 20 20A 20-1 22 24 ");
}

TEST_F(NumberReaderTest, ReadsTheSameSeriesAndValueAsTheEngine) {
    for (const std::string key : {"s5:12/20A", "s5:20-1", "p3:7", "s5:1806/127/2A", "s5:563BBIS"}) {
        const auto number = SeriesNumber::of(key);
        ASSERT_TRUE(number) << key;
        EXPECT_EQ(key.substr(0, number->series.size()), number->series);
    }
    for (const std::string key : {"p3:", "s5:L1004A", "s5:12#25-1", "u5#2", ""}) EXPECT_FALSE(SeriesNumber::of(key)) << key;
    EXPECT_EQ(SeriesNumber::of("s5:12/20A")->series, "s5:12/");
    EXPECT_EQ(SeriesNumber::of("s5:12/20A")->written(), "20A");
}

TEST_F(NumberReaderTest, TurnsACourseIntoTheDirectionOfItsNumbers) {
    const auto begins_north = [&](const std::string& name, const geo::Line& line, std::optional<Id> parent = std::nullopt) {
        const auto course = town.store->numbers().course(town.street(name, {line}, parent));
        return course->first(0).y > course->last(0).y;
    };
    EXPECT_TRUE(begins_north("Đường A", {metres(0, 0), metres(10, 300)}));
    EXPECT_TRUE(begins_north("Đường B", {metres(0, 0), metres(200, 300)}));    // from the north-east
    EXPECT_FALSE(begins_north("Đường C", {metres(0, 300), metres(200, 100)}));  // from the south-east
    const Id main = town.street("Đường D", {{metres(0, 0), metres(400, 0)}});
    EXPECT_FALSE(begins_north("Hẻm 9", {metres(200, 200), metres(200, 4)}, main));  // from its street
    EXPECT_EQ(town.store->numbers().course(street), nullptr);
}

}  // namespace
}  // namespace diachi::registry::numbering
