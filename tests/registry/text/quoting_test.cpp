#include "registry/text/quoting.hpp"

#include <gtest/gtest.h>

#include "registry/text/decimal.hpp"

namespace diachi::registry::text {
namespace {

TEST(Quoting, LeavesNamesAsTheyAre) {
    EXPECT_EQ(in_quotes("Phường 7, thị xã Gò Công"), "“Phường 7, thị xã Gò Công”");
    EXPECT_EQ(in_quotes(""), "“”");
}

TEST(Quoting, ShowsWhatATerminalWouldObey) {
    EXPECT_EQ(printable("\x1B[2Ja\r\n\x7F"), "\\u001B[2Ja\\u000D\\u000A\\u007F");
    EXPECT_EQ(printable("a\xE2\x80\xAEgpj\xC2\x9B"), "a\\u202Egpj\\u009B");
}

TEST(Quoting, ShowsBytesThatAreNotUtf8) {
    EXPECT_EQ(printable("\xA7Þa ch\xC3"), "\\xA7Þa ch\\xC3");
    EXPECT_EQ(printable("\xED\xA0\x80"), "\\xED\\xA0\\x80");
}

TEST(Quoting, CutsShortBetweenTwoLetters) {
    std::string long_name;
    for (int i = 0; i < 1'000; ++i) long_name += "ường";
    const auto shown = printable(long_name);
    EXPECT_LT(shown.size(), 210U);
    EXPECT_TRUE(shown.ends_with("…"));
    EXPECT_EQ(printable(shown).find("\\x"), std::string::npos) << shown;
}

TEST(Quoting, OfManyNamesListsTheFirst) {
    EXPECT_EQ(listed({"so", "\xFF"}), "so, \\xFF");
    EXPECT_EQ(listed({}), "");
    const auto list = listed(std::vector<std::string>(10'000, "a column"));
    EXPECT_LT(list.size(), 1'100U);
    EXPECT_TRUE(list.ends_with(", … (10000 in all)")) << list;
}

TEST(Decimal, HasAPointAndSoManyDigitsBehindIt) {
    EXPECT_EQ(decimal(10.7, 7), "10.7000000");
    EXPECT_EQ(decimal(-0.05, 1), "-0.1");
    EXPECT_EQ(decimal(12.6, 0), "13");
    EXPECT_EQ(decimal(1e300, 3), "1e+300");
}

}  // namespace
}  // namespace diachi::registry::text
