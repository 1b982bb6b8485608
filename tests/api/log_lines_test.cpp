#include "api/log_lines.hpp"

#include <gtest/gtest.h>

#include <variant>

#include "api/json/reader.hpp"

namespace diachi::api {
namespace {

std::string member(const std::string& line, const std::string& name) {
    const auto parsed = json::Document::parse(line);
    const auto* document = std::get_if<json::Document>(&parsed);
    return document ? std::string(document->root().member(name)->as_string().value()) : "not JSON: " + line;
}

TEST(LogLines, AreJsonWhateverAnErrorSays) {
    const std::string reason = "no such column: \"x\"\n\tSELECT '\\' FROM đường";
    EXPECT_EQ(member(error_line("could not be read", reason), "reason"), reason);
    EXPECT_EQ(member(error_line("could not be read", "\xff\xfe."), "reason"), "??.");
    http::RequestRecord record;
    record.fault = "a \"quote\" and \xc3(";
    EXPECT_EQ(member(request_line(record), "fault"), "a \"quote\" and ?(");
}

TEST(LogLines, EndOnce) {
    const auto line = error_line("one", "two\nlines");
    EXPECT_EQ(line.find('\n'), line.size() - 1);
}

}  // namespace
}  // namespace diachi::api
