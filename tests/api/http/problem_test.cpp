#include "api/http/problem.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <variant>

#include "api/json/reader.hpp"

namespace diachi::api::http {
namespace {

std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return "";
}

TEST(Problem, OfEveryKindIsValidJsonWithBothTitles) {
    std::set<std::string_view> codes;
    for (const ProblemKind& kind : problem_kinds()) {
        EXPECT_TRUE(codes.insert(kind.code).second) << kind.code;
        const Response response = problem(kind.code, "why \"this\"");
        EXPECT_EQ(response.status, kind.status);
        EXPECT_FALSE(fault_in(response, 10'000));
        const auto parsed = json::Document::parse(response.body);
        ASSERT_TRUE(std::holds_alternative<json::Document>(parsed)) << response.body;
        const json::Value root = std::get<json::Document>(parsed).root();
        EXPECT_EQ(root.member("type")->as_string(), "/problems/" + std::string(kind.code));
        EXPECT_EQ(root.member("title_vi")->as_string(), kind.title_vi);
        EXPECT_EQ(root.member("detail")->as_string(), "why \"this\"");
        EXPECT_FALSE(root.member("pointer"));
    }
}

TEST(Problem, CarriesTheHeadersOfItsStatus) {
    EXPECT_EQ(header(problem("unauthenticated"), "WWW-Authenticate"), "Bearer");
    EXPECT_EQ(header(problem("overloaded"), "Retry-After"), "5");
}

TEST(Problem, CarriesFurtherMembersAsTheyAre) {
    Problem refused;
    refused.code = "draft-refused";
    refused.pointer = "/house_number";
    refused.extensions = R"("findings":[{"rule":"R1"}])";
    const Response response = problem(refused);
    EXPECT_EQ(response.status, 422);
    EXPECT_TRUE(response.body.ends_with(R"("pointer":"/house_number","findings":[{"rule":"R1"}]})")) << response.body;
}

TEST(Problem, TellsTheWholeBodyFromNoPlaceAtAll) {
    Problem refused;
    refused.code = "invalid-parameter";
    EXPECT_EQ(problem(refused).body.find("pointer"), std::string::npos);
    refused.pointer = "";
    EXPECT_TRUE(problem(refused).body.ends_with(R"("pointer":""})")) << problem(refused).body;
}

TEST(Problem, OfACodeThatIsNotInTheTableIsAnInternalError) {
    EXPECT_EQ(problem("no-such-code").status, 500);
}

}  // namespace
}  // namespace diachi::api::http
