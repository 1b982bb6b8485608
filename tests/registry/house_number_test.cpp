#include "registry/house_number.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diachi::registry {
namespace {

struct Case {
    std::string text;
    std::string written;  ///< empty: refused
    std::string key;
};

TEST(HouseNumber, is_read_in_every_form_of_the_decree_and_of_older_practice) {
    const std::vector<Case> cases = {
        {"20A", "20A", "20A"},
        {"20a", "20A", "20A"},
        {"20 A", "20A", "20A"},
        {"20-1", "20-1", "20-1"},
        {"20 – 1", "20-1", "20-1"},
        {"1806/127/2/6/15/48/2A", "1806/127/2/6/15/48/2A", "1806/127/2/6/15/48/2A"},
        {"73B/563B bis", "73B/563B bis", "73B/563BBIS"},
        {"73b/563b BIS", "73B/563B bis", "73B/563BBIS"},
        {"40bis/1", "40 bis/1", "40BIS/1"},
        {"35N/1C", "35N/1C", "35N/1C"},
        {"42/7bis", "42/7 bis", "42/7BIS"},
        {"284DBis", "284D bis", "284DBIS"},
        {"L1004A", "L1004A", "L1004A"},
        {"12 ter", "12 ter", "12TER"},
        {"12 kép", "12 kép", "12KEP"},
        {"12kep", "12 kép", "12KEP"},
        {" 12 / 5 ", "12/5", "12/5"},
        {"007", "7", "7"},
    };
    for (const auto& one : cases) {
        const auto number = HouseNumber::parse(one.text);
        ASSERT_TRUE(number) << one.text;
        EXPECT_EQ(number->written(), one.written) << one.text;
        EXPECT_EQ(number->key(), one.key) << one.text;
    }
}

TEST(HouseNumber, tells_d_from_d_with_stroke) {
    EXPECT_EQ(HouseNumber::parse("12đ")->written(), "12Đ");
    EXPECT_NE(HouseNumber::parse("12Đ")->key(), HouseNumber::parse("12D")->key());
}

TEST(HouseNumber, reads_its_own_written_form_again) {
    for (const std::string text : {"73B/563B bis", "12 kép", "20-1", "L1004A", "3Đ/5", "5-2 bis"}) {
        const auto number = HouseNumber::parse(text);
        ASSERT_TRUE(number) << text;
        EXPECT_EQ(HouseNumber::parse(number->written())->written(), number->written());
    }
}

TEST(HouseNumber, refuses_what_is_none) {
    for (const std::string text :
         {"", " ", "0", "abc", "12//5", "/5", "5/", "12 Trần Phú", "12,5", "1234567", "20-", "-1", "12 AB CD", "bis",
          "17kepter", "12345678901234567890", "1/2/3/4/5/6/7/8/9/10/11/12/13", "\xff\xfe", "12\xc3"})
        EXPECT_FALSE(HouseNumber::parse(text)) << text;
}

TEST(FlatNumber, is_floor_dash_unit) {
    const std::vector<Case> cases = {
        {"25 – 06", "25 – 06", "25-06"},   {"25-06", "25 – 06", "25-06"}, {"12A-03", "12A – 03", "12A-03"},
        {"12a - 3", "12A – 03", "12A-03"}, {"5.12", "5 – 12", "5-12"},    {"3-0412B", "3 – 0412B", "3-0412B"},
    };
    for (const auto& one : cases) {
        const auto flat = FlatNumber::parse(one.text);
        ASSERT_TRUE(flat) << one.text;
        EXPECT_EQ(flat->written(), one.written);
        EXPECT_EQ(flat->key(), one.key);
    }
}

TEST(FlatNumber, refuses_what_is_none) {
    for (const std::string text : {"", "25", "25-", "-06", "A-06", "25--06", "1234-06", "25-06/2", "12AB-03"})
        EXPECT_FALSE(FlatNumber::parse(text)) << text;
}

}  // namespace
}  // namespace diachi::registry
