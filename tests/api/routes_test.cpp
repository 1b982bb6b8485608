#include "api/routes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

/// Routes that read and take their question in a body.
const std::set<std::string> reads_by_post{"validate-draft", "geocode-body"};

bool says(const http::Response& response, int status, const std::string& code) {
    return response.status == status && response.body.find("\"code\":\"" + code + "\"") != std::string::npos;
}

TEST(Routes, ThatNeedAKeyRefuseACallWithoutOne) {
    ServedTown town;
    int asked = 0;
    for (const auto& row : route_rows(town.services())) {
        if (row.needs == Needs::nothing) continue;
        ++asked;
        EXPECT_TRUE(says(town.ask(row.name, {}), 401, "unauthenticated")) << row.name;
        EXPECT_TRUE(says(town.ask(row.name, {}, "dk_wrong"), 401, "unauthenticated")) << row.name;
        EXPECT_NE(town.ask(row.name, {}, ServedTown::key).status, 401) << row.name;
    }
    EXPECT_GT(asked, 0);
}

TEST(Routes, ThatWriteNeedAKeyAndWaitInThreadsOfTheirOwn) {
    ServedTown town;
    for (const auto& row : route_rows(town.services())) {
        if (row.method == http::Method::get || reads_by_post.contains(row.name)) {
            EXPECT_NE(row.work, http::Work::writing_pool) << row.name;
            continue;
        }
        EXPECT_EQ(row.needs, Needs::key) << row.name;
        EXPECT_EQ(row.work, http::Work::writing_pool) << row.name;
    }
}

TEST(Routes, RefuseUnknownParametersWhenAskedStrictly) {
    ServedTown town;
    for (const auto& row : route_rows(town.services())) {
        http::Request request;
        request.query = {{"strict", "1"}, {"comune", "98010"}};
        EXPECT_TRUE(says(town.ask(row.name, request, ServedTown::key), 400, "unknown-parameter")) << row.name;
    }
}

TEST(Routes, TakeTheWordBearerInAnyLetterCase) {
    ServedTown town;
    const auto status_with = [&](const std::string& header) {
        http::Request request;
        request.headers["authorization"] = header;
        return town.ask("issue-address", request).status;
    };
    EXPECT_EQ(status_with("bearer dk_test"), 400);  // the key is taken, the empty body is not
    EXPECT_EQ(status_with("BEARER  dk_test"), 400);
    for (const std::string wrong :
         {"dk_test", "Bearer", "Bearer ", "Bearerdk_test", "Basic dk_test", "Bearer dk_test x"}) {
        EXPECT_EQ(status_with(wrong), 401) << wrong;
    }
}

TEST(Routes, TellTheEndpointWhoseKeyItWas) {
    ServedTown town;
    StorePool& stores = town.services().stores;
    const RouteRow row{http::Method::post, "/who",
                       KeyedEndpoint([](const http::Request&, const registry::ApiKey& caller) {
                           return http::Response{200, "text/plain", caller.label, {}};
                       }),
                       Needs::key, {}, http::Work::pool, "who"};
    http::Request request;
    request.headers["authorization"] = "Bearer dk_test";
    EXPECT_EQ(guarded(row, stores).handle(request).body, "administrator");

    RouteRow open = row;
    open.needs = Needs::nothing;
    EXPECT_THROW(guarded(open, stores), std::invalid_argument);
    RouteRow hasty = row;
    hasty.work = http::Work::inline_on_io_thread;
    EXPECT_THROW(guarded(hasty, stores), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::api
