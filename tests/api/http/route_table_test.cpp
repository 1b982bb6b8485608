#include "api/http/route_table.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace diachi::api::http {
namespace {

Route row(Method method, const std::string& pattern) {
    return {method, pattern, [](const Request&) { return Response{}; }, Work::inline_on_io_thread, pattern};
}

const RouteTable table({
    row(Method::get, "/"),
    row(Method::get, "/addresses/:code"),
    row(Method::del, "/addresses/:code"),
    row(Method::get, "/addresses/search"),
    row(Method::post, "/addresses"),
});

/// "/addresses/:code code=a/b" or "405 GET, HEAD" or "404" or "400".
std::string found(const std::string& target, Method method = Method::get) {
    std::string_view problem;
    const auto parts = parse_target(target, problem);
    if (!parts) return std::string(problem);
    const auto match = table.find(method, parts->segments);
    if (match.route == nullptr) return match.allow.empty() ? "404" : "405 " + match.allow;
    std::string text = match.route->name;
    for (const auto& [name, value] : match.path_parameters) text += ' ' + name + '=' + value;
    return text;
}

TEST(RouteTable, FindsTheMostExactRow) {
    EXPECT_EQ(found("/"), "/");
    EXPECT_EQ(found("/addresses/search"), "/addresses/search");
    EXPECT_EQ(found("/addresses/abc?q=1"), "/addresses/:code code=abc");
    EXPECT_EQ(found("/addresses/abc", Method::head), "/addresses/:code code=abc");
}

TEST(RouteTable, DecodesAfterSplittingSoThatAnEncodedSlashStaysInItsSegment) {
    EXPECT_EQ(found("/addresses/a%2Fb"), "/addresses/:code code=a/b");
    EXPECT_EQ(found("/addresses/12%2B3+4"), "/addresses/:code code=12+3+4");
    EXPECT_EQ(found("/addresses/%C4%90%C3%A0"), "/addresses/:code code=Đà");
    EXPECT_EQ(found("/address%65s/search"), "/addresses/search");
}

TEST(RouteTable, TellsAMissingPathFromAMethodThatIsNotAllowed) {
    EXPECT_EQ(found("/nothing"), "404");
    EXPECT_EQ(found("/addresses/"), "404");
    EXPECT_EQ(found("//addresses/a"), "404");
    EXPECT_EQ(found("/addresses"), "405 POST");
    EXPECT_EQ(found("/addresses/a", Method::put), "405 GET, DELETE, HEAD");
}

TEST(RouteTable, RefusesTargetsThatCannotBeDecoded) {
    for (const std::string target :
         {"/%zz", "/%", "/%4", "/%00", "/%0d%0a", "/%ff", "/%c0%af", "/%ed%a0%80", "/a/../b", "/%2e%2e/b", "/a?q=%zz",
          "/a?q=%00", "/a?q=%fe", "/a?q=1&q=2", "/a?q=1&%71=2", "/a?=1"}) {
        EXPECT_EQ(found(target), "bad-request") << target;
    }
    EXPECT_EQ(found(std::string(100'000, '/')), "uri-too-long");
}

TEST(RouteTable, ReadsAPlusOfTheQueryAsASpace) {
    std::string_view problem;
    const auto target = parse_target("/?q=12+L%C3%AA&plus=%2B&empty=&bare&&", problem);
    ASSERT_TRUE(target);
    EXPECT_EQ(target->query, (Fields{{"q", "12 Lê"}, {"plus", "+"}, {"empty", ""}, {"bare", ""}}));
}

TEST(RouteTable, RefusesRowsThatCannotWork) {
    EXPECT_THROW(RouteTable({row(Method::get, "no-slash")}), std::invalid_argument);
    EXPECT_THROW(RouteTable({row(Method::get, "/:")}), std::invalid_argument);
    EXPECT_THROW(RouteTable({row(Method::get, "/:a"), row(Method::get, "/:b")}), std::invalid_argument);
    EXPECT_THROW(RouteTable({Route{Method::get, "/a", nullptr, Work::pool, "a"}}), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::api::http
