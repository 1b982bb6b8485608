#include "api/routes.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

/// Routes that read and take their question in a body.
const std::set<std::string> reads_by_post{"validate-draft", "geocode-body", "look-up-body", "find-confirmed-reading",
                                          "addok-search-csv", "addok-reverse-csv"};
const std::set<std::string> writes_files{"append-upload", "end-upload", "end-job"};

bool says(const http::Response& response, int status, const std::string& code) {
    return response.status == status && response.body.find("\"code\":\"" + code + "\"") != std::string::npos;
}

/// The routes as nobody in particular may ask them.
int status_without_key(ServedTown& town, const RouteRow& row) {
    const Callers strict(town.services().stores);
    http::Request request;
    request.method = row.method;
    return guarded(row, strict).handle(request).status;
}

TEST(Routes, ThatNeedAPermissionRefuseACallWithoutAKey) {
    ServedTown town;
    int asked = 0;
    for (const auto& row : route_rows(town.services())) {
        if (!row.needs) continue;
        ++asked;
        EXPECT_EQ(status_without_key(town, row), 401) << row.name;
        EXPECT_TRUE(says(town.ask(row.name, {}, "dk_wrong"), 401, "unauthenticated")) << row.name;
    }
    EXPECT_GT(asked, 0);
}

TEST(Routes, ThatWriteNeedAPermissionAndWaitInThreadsOfTheirOwn) {
    ServedTown town;
    for (const auto& row : route_rows(town.services())) {
        const bool reads = row.method == http::Method::get || row.method == http::Method::head ||
                           row.method == http::Method::options || reads_by_post.contains(row.name);
        if (reads) {
            EXPECT_NE(row.work, http::Work::writing_pool) << row.name;
            continue;
        }
        EXPECT_TRUE(row.needs && *row.needs != registry::Permission::read) << row.name;
        // What writes files of a job does not wait for the registry's writer.
        EXPECT_EQ(row.work, writes_files.contains(row.name) ? http::Work::pool : http::Work::writing_pool) << row.name;
    }
}

TEST(Routes, RefuseUnknownParametersWhenAskedStrictly) {
    ServedTown town;
    for (const auto& row : route_rows(town.services())) {
        http::Request request;
        request.query = {{"strict", "1"}, {"comune", "98010"}};
        const auto* const key = ServedTown::key_with(row.needs.value_or(registry::Permission::read));
        EXPECT_TRUE(says(town.ask(row.name, request, key), 400, "unknown-parameter")) << row.name;
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

TEST(Routes, TellTheEndpointWhoAsks) {
    ServedTown town;
    const auto& callers = town.services().callers;
    const RouteRow row{http::Method::post, "/who",
                       KeyedEndpoint([](const http::Request&, const registry::Caller& caller) {
                           return http::Response{200, "text/plain", caller.name, {}};
                       }),
                       registry::Permission::issue, {}, http::Work::pool, "who"};
    http::Request request;
    request.headers["authorization"] = "Bearer dk_test";
    EXPECT_EQ(guarded(row, callers).handle(request).body, "administrator");
    RouteRow open = row;
    open.needs.reset();
    EXPECT_THROW(guarded(open, callers), std::invalid_argument);
    RouteRow hasty = row;
    hasty.work = http::Work::inline_on_io_thread;
    EXPECT_THROW(guarded(hasty, callers), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::api
