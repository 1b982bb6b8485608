#include "registry/identifiers/identifier_reading.hpp"

#include <gtest/gtest.h>

#include "registry/identifiers/identifier_scheme.hpp"

namespace diachi::registry {
namespace {

/// "code 303581419814; place-id 303581419814"
std::string read(std::string_view text) {
    std::string told;
    for (const auto& reading : readings_of(text, default_code_scheme())) {
        told += (told.empty() ? "" : "; ") + std::string(reading.scheme) + " " + reading.value;
    }
    return told;
}

std::string normal(std::string_view scheme, std::string_view text) {
    return identifier_scheme(scheme)->normal(text).value_or("refused");
}

TEST(LookupReading, TakesTwelveDigitsForEveryThingThatTheyCanBe) {
    EXPECT_EQ(read("3035 8141 9814"),
              "code 303581419814; place-id 303581419814; vpostcode 303581419814");
    EXPECT_EQ(read("035 814 198 140"), "place-id 035814198140; vpostcode 035814198140");
    EXPECT_EQ(readings_of("303581419814", default_code_scheme()).at(0).check_digit_holds, true);
    EXPECT_EQ(readings_of("303581419815", default_code_scheme()).at(0).check_digit_holds, false);
}

TEST(LookupReading, TellsTheOtherFormsApart) {
    EXPECT_EQ(read("9012345678"), "platform-code 9012345678");
    EXPECT_EQ(read("90-1234.5678"), "platform-code 9012345678");
    EXPECT_EQ(read("94107 2vh3cm4"), "vpostcode 941072VH3CM4");
    EXPECT_EQ(read("W68RBV5XJ3D0"), "parcel-geohash w68rbv5xj3d0");
    EXPECT_EQ(read("26740/12/345"), "parcel 26740/12/345");
    EXPECT_EQ(read(" 26740 / DC12 / 345a "), "parcel 26740/DC12/345a");
}

TEST(LookupReading, TakesAFullPlusCodeAlsoWhereItsPlusCameAsABlank) {
    EXPECT_EQ(read("7p28qmxw+7j"), "plus-code 7P28QMXW+7J");
    EXPECT_EQ(read(" 7P28QMXW 7JH "), "plus-code 7P28QMXW+7JH");
    for (const auto* part : {"QMXW+7J", "7P28QMXW+", "7P280000+", "XW+7J", "QMXW 7J"}) {
        EXPECT_EQ(read(part), "") << part;
        EXPECT_TRUE(is_part_of_a_plus_code(part)) << part;
    }
    EXPECT_FALSE(is_part_of_a_plus_code("7P28QMXW+7J"));
    EXPECT_FALSE(is_part_of_a_plus_code("24 Trần Phú"));
}

TEST(LookupReading, KeepsAPlusCodeAsItWasWritten) {
    for (const auto* code : {"7P28QMXW+7JH", "7PH72VH3+CM4", "7P28QMXW+7JHX", "7P28QMXW+2222222", "7P28QMXW+XXX"}) {
        EXPECT_EQ(read(code), "plus-code " + std::string(code));
    }
}

TEST(LookupReading, FindsNothingInWhatIsNoIdentifier) {
    for (const auto* text : {"", " ", "12/5 Trần Phú", "//", "1//2", "26740/12", "26740/12/3/4", "xã/12/3", "1234567",
                             "94a072VH3CM4", "9410 2VH3 CMĐ", "e68rbv5xj3d0", "w68rbv5xj3da", "\xFF\xFE"}) {
        EXPECT_EQ(read(text), "") << text;
    }
    EXPECT_EQ(read(std::string(100'000, '1')), "");
    EXPECT_EQ(read("26740/" + std::string(100'000, '1') + "/3"), "");
}

TEST(LookupReading, AnswersSomethingSensibleForAnyBytes) {
    constexpr std::string_view bytes("0123456789wWvCM+/. -\u2013\0\xFF\n\u0111", 28);
    std::uint32_t state = 1;
    for (int i = 0; i < 50'000; ++i) {
        std::string text;
        for (std::uint32_t length = i % 20; length > 0; --length) {
            state = state * 1'664'525 + 1'013'904'223;
            text += bytes[(state >> 16) % bytes.size()];
        }
        for (const auto& reading : readings_of(text, default_code_scheme())) {
            const auto again = read(reading.value);
            ASSERT_NE(again.find(std::string(reading.scheme) + " " + reading.value), std::string::npos) << text;
        }
    }
}

TEST(IdentifierSchemeForms, KeepOneWayOfWriting) {
    EXPECT_EQ(normal("platform-code", "90 1234 5678"), "9012345678");
    EXPECT_EQ(normal("place-id", "012-345-678-901"), "012345678901");
    EXPECT_EQ(normal("vpostcode", "94107-2vh3cm4"), "941072VH3CM4");
    EXPECT_EQ(normal("parcel-geohash", "W68RBV5XJ3D0"), "w68rbv5xj3d0");
    EXPECT_EQ(normal("platform-code", "901234567"), "refused");
    EXPECT_EQ(normal("place-id", "01234567890１"), "refused");
    EXPECT_EQ(normal("vpostcode", "9410A2VH3CM4"), "refused");
    EXPECT_EQ(normal("parcel-geohash", "w68rbv5xj3d"), "refused");
    EXPECT_EQ(identifier_scheme("code"), nullptr);
    EXPECT_EQ(identifier_scheme(""), nullptr);
}

}  // namespace
}  // namespace diachi::registry
