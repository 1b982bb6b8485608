#include "importers/dates.hpp"

#include <gtest/gtest.h>

namespace diachi::importers {
namespace {

TEST(FileNameDates, TakeADateForABeginning) {
    const auto date = date_in_file_name("lineage_2025-07-01.tsv");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->date.iso(), "2025-07-01");
    EXPECT_FALSE(date->is_end);
}

TEST(FileNameDates, TakeADateAfterUntilForTheLastDay) {
    const auto date = date_in_file_name("units_until_2025-06-30.json");
    ASSERT_TRUE(date);
    EXPECT_EQ(date->date.iso(), "2025-07-01");
    EXPECT_TRUE(date->is_end);
}

TEST(FileNameDates, TakeNeitherAMonthNorADayThatDoesNotExist) {
    EXPECT_FALSE(date_in_file_name("communes_2026-08.shp.zip"));
    EXPECT_FALSE(date_in_file_name("x_2025-02-30.shp"));
    EXPECT_FALSE(date_in_file_name("x_12025-07-011.shp"));
}

TEST(DayBefore, CrossesMonthsAndYears) {
    EXPECT_EQ(day_before(*registry::Date::parse("2025-07-01")).iso(), "2025-06-30");
    EXPECT_EQ(day_before(*registry::Date::parse("2024-03-01")).iso(), "2024-02-29");
    EXPECT_EQ(day_before(*registry::Date::parse("2025-01-01")).iso(), "2024-12-31");
}

}  // namespace
}  // namespace diachi::importers
