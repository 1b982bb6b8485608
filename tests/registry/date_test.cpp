#include "registry/date.hpp"

#include <gtest/gtest.h>

namespace diachi::registry {
namespace {

TEST(Date, ReadsADayThatExists) {
    EXPECT_EQ(Date::parse("2024-02-29").value().iso(), "2024-02-29");
    for (const auto* text : {"2023-02-29", "2024-13-01", "2024-1-1", "20240101", "", "2024-01-01x", "-000-01-01", "0000-01-01"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
}

TEST(Date, KnowsTheDayAfter) {
    EXPECT_EQ(Date::parse("2025-06-30")->next().iso(), "2025-07-01");
    EXPECT_EQ(Date::parse("2024-12-31")->next().iso(), "2025-01-01");
}

TEST(Period, HoldsFromItsFirstDayToTheDayBeforeItsEnd) {
    const Period period{Date::parse("2025-07-01"), Date::parse("2026-04-30")};
    EXPECT_FALSE(period.holds(*Date::parse("2025-06-30")));
    EXPECT_TRUE(period.holds(*Date::parse("2025-07-01")));
    EXPECT_TRUE(period.holds(*Date::parse("2026-04-29")));
    EXPECT_FALSE(period.holds(*Date::parse("2026-04-30")));
    EXPECT_TRUE(Period{}.holds(*Date::parse("1900-01-01")));
}

}  // namespace
}  // namespace diachi::registry
