#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>
#include <variant>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"

namespace diachi::api::json {
namespace {

std::string written(double value, int decimals) {
    return Writer().number(value, decimals).text();
}

/// "read" or "line:column reason".
std::string reading_of(const std::string& text) {
    const auto result = Document::parse(text);
    if (std::holds_alternative<Document>(result)) return "read";
    const auto& error = std::get<ParseError>(result);
    return std::to_string(error.line) + ':' + std::to_string(error.column) + ' ' + error.reason;
}

TEST(JsonWriter, WritesNestedValues) {
    Writer writer;
    writer.begin_object().key("a").begin_array().integer(-1).boolean(true).null();
    writer.begin_object().end_object().end_array();
    writer.key("đ").string("\"\n").end_object();
    EXPECT_EQ(writer.text(), "{\"a\":[-1,true,null,{}],\"đ\":\"\\\"\\n\"}");
}

TEST(JsonWriter, RoundsToTheDecimalsAskedFor) {
    EXPECT_EQ(written(106.0, 7), "106");
    EXPECT_EQ(written(21.02851239, 7), "21.0285124");
    EXPECT_EQ(written(-0.00000001, 7), "0");
    EXPECT_EQ(written(100, 0), "100");
    EXPECT_EQ(written(std::numeric_limits<double>::max(), 1).size(), 309U);
}

TEST(JsonWriter, RefusesWhatJsonDoesNotHave) {
    EXPECT_THROW(written(std::numeric_limits<double>::quiet_NaN(), 7), std::invalid_argument);
    EXPECT_THROW(Writer().string("\xff"), std::invalid_argument);
    EXPECT_THROW(Writer().begin_object().string("no key"), std::logic_error);
    EXPECT_THROW(Writer().begin_object().end_array(), std::logic_error);
    EXPECT_THROW(Writer().begin_array().text(), std::logic_error);
    EXPECT_THROW(Writer().null().null(), std::logic_error);
}

TEST(JsonReader, ReadsStrictJson) {
    EXPECT_EQ(reading_of(" {\"a\":[1,2.5,\"x\\u0110\",null,true]} "), "read");
    EXPECT_EQ(std::get<Document>(Document::parse("\"[[[\\\"\\u0110\"")).root().as_string(), "[[[\"Đ");
    for (const std::string text : {"", "{", "[1,]", "{\"a\":1,}", "// c\n1", "1 2", "NaN", "'a'", "\"\xff\"", "01"}) {
        EXPECT_TRUE(std::holds_alternative<ParseError>(Document::parse(text))) << text;
    }
}

TEST(JsonReader, TellsWhereAnErrorIs) {
    EXPECT_EQ(reading_of("{\n  \"a\": x\n}"), "2:8 Invalid value.");
    EXPECT_EQ(reading_of("{\"a\":1,\"a\":2}"), "1:1 An object has two members of one name.");
}

TEST(JsonReader, BoundsTheDepth) {
    EXPECT_EQ(reading_of(std::string(32, '[') + std::string(32, ']')), "read");
    EXPECT_EQ(reading_of(std::string(33, '[') + std::string(33, ']')), "1:33 Nested too deeply, more than 32 deep.");
    EXPECT_EQ(reading_of(std::string(1'000'000, '[')), "1:33 Nested too deeply, more than 32 deep.");
}

TEST(JsonReader, AnswersNothingForValuesOfAnotherKind) {
    const auto result = Document::parse("{\"s\":\"x\",\"n\":1.5,\"l\":[7],\"z\":null}");
    const Value root = std::get<Document>(result).root();
    EXPECT_EQ(root.member("s")->as_string(), "x");
    EXPECT_FALSE(root.member("s")->as_number());
    EXPECT_EQ(root.member("n")->as_number(), 1.5);
    EXPECT_FALSE(root.member("n")->as_string());
    EXPECT_FALSE(root.member("l")->is_object());
    EXPECT_FALSE(root.member("l")->member("7"));
    EXPECT_TRUE(root.member("z")->is_null());
    EXPECT_FALSE(root.member("missing"));
    EXPECT_EQ(root.member_names(), (std::vector<std::string_view>{"s", "n", "l", "z"}));
}

}  // namespace
}  // namespace diachi::api::json
