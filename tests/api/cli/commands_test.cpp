#include "api/cli/commands.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "api/cli/arguments.hpp"
#include "api/cli/epsg.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::api::cli {
namespace {

TEST(WholeNumber, LiesInItsRange) {
    EXPECT_EQ(whole_number("0", "n", 0, 899), 0);
    EXPECT_EQ(whole_number("899", "n", 0, 899), 899);
    for (const std::string wrong : {"900", "-1", "4294967301", "99999999999999999999", "5x", "", "1.0"}) {
        EXPECT_THROW(whole_number(wrong, "n", 0, 899), UsageError) << wrong;
    }
}

TEST(EpsgCode, IsTakenWithAndWithoutItsPrefix) {
    EXPECT_EQ(epsg_code("EPSG:5897"), 5897);
    EXPECT_EQ(epsg_code("5897"), 5897);
    EXPECT_THROW(epsg_code("EPSG:4294973193"), UsageError);
    EXPECT_THROW(epsg_code("EPSG:-5897"), UsageError);
}

TEST(Create, RefusesANumberThatWouldWrapAround) {
    const registry::TemporaryRegistry other;
    const auto file = other.folder() / "new.sqlite";
    EXPECT_EQ(run({"create", "--registry", file.string(), "--number", "4294967301"}), 2);
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(run({"create", "--registry", file.string(), "--number", "899"}), 0);
    EXPECT_EQ(registry::open_store(file)->facts().number, 899);
}

/// What the command line prints to standard output.
std::string printed(const std::vector<std::string>& words, int status) {
    testing::internal::CaptureStdout();
    const int ended = run(words);
    std::string text = testing::internal::GetCapturedStdout();
    EXPECT_EQ(ended, status) << text;
    return text;
}

TEST(Help, OfAllCommandsNamesEach) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"help"}, {"--help"}}) {
        const auto text = printed(words, 0);
        for (const std::string name : {"create", "geocode", "serve", "next-number", "audit"})
            EXPECT_NE(text.find("  diachi " + name + " "), std::string::npos) << name;
    }
}

TEST(Help, OfOneCommandIsItsUsageWhateverElseIsGiven) {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"transform", "--help"},
                                                  {"help", "transform"},
                                                  {"transform", "--crs", "1", "--help"}}) {
        const auto text = printed(words, 0);
        EXPECT_TRUE(text.starts_with("usage: diachi transform --crs EPSG:n EAST NORTH\n")) << text;
    }
    EXPECT_EQ(printed({"help", "no-such"}, 2), "");
}

TEST(Refusal, QuotesWordsThatATerminalWouldObey) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(run({"index", "--\x1B[2J\xFF"}), 2);
    const auto text = testing::internal::GetCapturedStderr();
    EXPECT_NE(text.find("there is no option “--\\u001B[2J\\xFF”"), std::string::npos) << text;
}

}  // namespace
}  // namespace diachi::api::cli
