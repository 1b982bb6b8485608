#include "registry/codes/code_scheme.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "registry/codes/damm.hpp"
#include "registry/codes/permutation.hpp"

namespace diachi::registry {
namespace {

const CodeScheme& scheme = default_code_scheme();

TEST(Damm, AgreesWithThePublishedExample) { EXPECT_EQ(damm_check_digit("572"), '4'); }

TEST(Permutation, IsUndoneByItsInverse) {
    for (std::int64_t number = 0; number < Permutation::size; number += 899'999'993) {
        ASSERT_EQ(Permutation::invert(Permutation::apply(number)), number);
    }
}

TEST(Code, HasTwelveDigitsAndNeverBeginsWithZero) {
    for (std::int64_t serial = 0; serial < 100'000; ++serial) {
        const auto code = scheme.code_for(899, serial);
        ASSERT_EQ(code.size(), 12U);
        ASSERT_NE(code[0], '0');
    }
}

TEST(Code, IsNeverGivenTwice) {
    std::set<std::string> codes;
    for (int registry : {0, 1, 450, 899}) {
        for (std::int64_t serial = 0; serial < 25'000; ++serial) codes.insert(scheme.code_for(registry, serial));
    }
    EXPECT_EQ(codes.size(), 100'000U);
}

TEST(Code, EveryWrongDigitAndEverySwapOfNeighboursIsCaught) {
    for (std::int64_t serial = 0; serial < 300; ++serial) {
        const auto code = scheme.code_for(12, serial);
        for (std::size_t at = 0; at < code.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto wrong = code;
                wrong[at] = digit;
                ASSERT_EQ(scheme.check(wrong).check_digit_holds, wrong == code) << wrong;
            }
            auto swapped = code;
            if (at > 0) std::swap(swapped[at - 1], swapped[at]);
            ASSERT_EQ(scheme.check(swapped).check_digit_holds, swapped == code) << swapped;
        }
    }
}

TEST(Code, IsReadWithAnySpacingDotsOrDashes) {
    const auto code = scheme.code_for(0, 1);
    EXPECT_EQ(scheme.check(scheme.printed(code)).code, code);
    EXPECT_EQ(scheme.check(code.substr(0, 3) + "-" + code.substr(3, 5) + "." + code.substr(8)).code, code);
    EXPECT_EQ(scheme.check(code.substr(0, 4) + " – " + code.substr(4, 4) + "\u00A0" + code.substr(8)).code, code);
}

TEST(Code, RefusesWhatIsNotTwelveDigits) {
    for (const auto* text : {"", "1234", "1234567890123", "12345678901a", "０１２３４５６７８９０１", "012345678901"}) {
        EXPECT_FALSE(scheme.check(text).well_formed) << text;
    }
}

TEST(Code, RefusesARegistryOrSerialThatDoesNotExist) {
    EXPECT_THROW(static_cast<void>(scheme.code_for(900, 0)), std::out_of_range);
    EXPECT_THROW(static_cast<void>(scheme.code_for(0, 100'000'000)), std::out_of_range);
}

TEST(Code, AgreesWithTheVectorsForEver) {
    std::ifstream vectors(DIACHI_SOURCE_DIR "/data-samples/codes/opaque_codes.csv");
    std::string line;
    int compared = 0;
    while (std::getline(vectors, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::stringstream fields(line);
        std::string registry, serial, code;
        std::getline(fields, registry, ',');
        std::getline(fields, serial, ',');
        std::getline(fields, code, ',');
        EXPECT_EQ(scheme.code_for(std::stoi(registry), std::stoll(serial)), code) << line;
        ++compared;
    }
    EXPECT_GE(compared, 12);
}

}  // namespace
}  // namespace diachi::registry
