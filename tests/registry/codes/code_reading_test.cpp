#include <gtest/gtest.h>

#include <string>

#include "registry/codes/code_scheme.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t length = 12;

TEST(CodeReading, TakesSpacesDotsAndDashesAnywhereAndNothingElse) {
    for (const int registry : {0, 1, 31, 450, 899}) {
        const auto code = default_code_scheme().code_for(registry, 12'345);
        for (const std::string separator : {" ", ".", "-", "  ", "\u00A0", "\u2009", "\u202F", "\u2010", "\u2011",
                                            "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", " – ", ". "}) {
            for (std::size_t at = 0; at <= length; ++at) {
                const auto typed = code.substr(0, at) + separator + code.substr(at);
                ASSERT_EQ(default_code_scheme().check(typed).code, code) << typed;
            }
        }
        for (const std::string strange : {"0", "O", "l", "x", "/", "+", ",", "_", "\t", "\n",
                                          "\u3000", "\uFF11", "\u0661", "\xC2", "\xFF"}) {
            for (std::size_t at = 0; at <= length; ++at) {
                const auto typed = code.substr(0, at) + strange + code.substr(at);
                ASSERT_FALSE(default_code_scheme().check(typed).well_formed) << typed;
            }
        }
    }
}

TEST(CodeReading, RefusesFullWidthDigitsAndOtherAlphabets) {
    const auto code = default_code_scheme().code_for(0, 1);
    for (const std::string one : {"\uFF11", "\u0661", "\u0967", "①"}) {
        EXPECT_FALSE(default_code_scheme().check(one + code.substr(1)).well_formed) << one;
    }
}

TEST(CodeReading, RefusesADigitTooManyOrTooFew) {
    const auto code = default_code_scheme().code_for(0, 1);
    EXPECT_FALSE(default_code_scheme().check(code.substr(1)).well_formed);
    EXPECT_FALSE(default_code_scheme().check(code + "0").well_formed);
    EXPECT_FALSE(default_code_scheme().check(std::string(100'000, '1')).well_formed);
    EXPECT_FALSE(default_code_scheme().check(std::string(100'000, ' ')).well_formed);
}

}  // namespace
}  // namespace diachi::registry
