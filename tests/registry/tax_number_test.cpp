#include "registry/tax_number.hpp"

#include <gtest/gtest.h>

#include <string>

namespace diachi::registry {
namespace {

using Kind = TaxNumber::Kind;

/// What became of the text: the number as it is written, or "" where it was refused.
std::string written(const std::string& text) {
    const auto parsed = TaxNumber::parse(text);
    const auto* number = std::get_if<TaxNumber>(&parsed);
    return number ? number->written() : "";
}

TaxNumber number(const std::string& text) { return std::get<TaxNumber>(TaxNumber::parse(text)); }

TEST(TaxNumber, IsATaxCodeWhoseCheckDigitHolds) {
    for (const std::string code : {"0100109106", "0300588569", "0101248141"}) {  // three well-known companies
        EXPECT_EQ(written(code), code);
        EXPECT_EQ(number(code).kind, Kind::tax);
    }
}

TEST(TaxNumber, IsRefusedWithAnySingleDigitWrong) {
    const std::string right = "0300588569";
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string typed = right;
            typed[at] = digit;
            EXPECT_EQ(written(typed), digit == right[at] ? right : "") << typed;
        }
    }
}

TEST(TaxNumber, DoesNotExistWhereTheCheckDigitWouldBeTen) {
    for (char digit = '0'; digit <= '9'; ++digit) EXPECT_EQ(written(std::string("000000000") + digit), "");
}

TEST(TaxNumber, OfABranchHasThreeMoreDigitsWithOrWithoutADash) {
    EXPECT_EQ(written("0100109106-001"), "0100109106-001");
    EXPECT_EQ(written("0100109106001"), "0100109106-001");
    EXPECT_EQ(written("0100109106 – 999"), "0100109106-999");
    EXPECT_EQ(number("0100109106-001").kind, Kind::branch);
    EXPECT_EQ(number("0100109106-001").digits, "0100109106001");
    EXPECT_EQ(written("0100109106-000"), "");
    EXPECT_EQ(written("0100109107-001"), "");
}

TEST(TaxNumber, OfAPersonHasTwelveDigitsThatBeginWithAProvince) {
    EXPECT_EQ(written("001085001234"), "001085001234");
    EXPECT_EQ(written("092 301 001 234"), "092301001234");
    EXPECT_EQ(number("096.199.001.234").kind, Kind::personal);
    for (const std::string wrong : {"000085001234", "097085001234", "999085001234"}) EXPECT_EQ(written(wrong), "");
}

TEST(TaxNumber, RefusesOtherLengthsAndLetters) {
    for (const std::string wrong : {"", " ", "-", "1", "010010910", "01001091061", "01001091060011", "O100109106",
                                    "0100109106x", "０１００１０９１０６", "0100109106\n", "\xff"})
        EXPECT_EQ(written(wrong), "") << wrong;
}

TEST(TaxNumber, FaultsSpeakBothLanguagesAndNeverRepeatTheNumber) {
    for (const std::string wrong : {"0300588568", "097085001234", "12345", "abc", "0100109106-000"}) {
        const auto fault = std::get<NumberFault>(TaxNumber::parse(wrong));
        EXPECT_FALSE(fault.message_vi.empty());
        EXPECT_FALSE(fault.message_en.empty());
        EXPECT_EQ((fault.message_vi + fault.message_en).find(wrong), std::string::npos);
    }
}

TEST(TaxNumber, OfAHouseholdIsThePersonalNumberAndATaxCodeIsOutdated) {
    EXPECT_FALSE(fault_of(number("001085001234"), TaxPayer::person));
    const auto fault = fault_of(number("0300588569"), TaxPayer::person);
    ASSERT_TRUE(fault);
    EXPECT_NE(fault->message_en.find("outdated since 2025-07-01"), std::string::npos);
    EXPECT_NE(fault->message_vi.find("số định danh cá nhân 12 chữ số"), std::string::npos);
}

TEST(TaxNumber, OfAnOrganisationIsTheTaxCode) {
    EXPECT_FALSE(fault_of(number("0300588569"), TaxPayer::organisation));
    EXPECT_FALSE(fault_of(number("0300588569-001"), TaxPayer::organisation));
    EXPECT_TRUE(fault_of(number("001085001234"), TaxPayer::organisation));
}

}  // namespace
}  // namespace diachi::registry
