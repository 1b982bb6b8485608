#include "api/caller.hpp"

#include <gtest/gtest.h>

#include "api/json/reader.hpp"
#include "registry/access/key_keeping.hpp"
#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

class CallersTest : public ::testing::Test {
  protected:
    std::string secret_of(const registry::KeyWish& wish) {
        const auto store = town_.open();
        auto transaction = store->begin();
        const auto made = registry::make_key(*store, *transaction, wish, {registry::Caller::command_line(), "", ""});
        transaction->commit();
        return made.secret;
    }

    /// A key that no wish can ask for any more.
    std::string secret_with_last_day(const std::string& day) {
        const std::string secret = registry::new_key_secret();
        const auto store = town_.open();
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "create key", "", ""});
        revision->insert(registry::api_key_row(
            {"until " + day, {registry::Role::reader}, {}, registry::Date::parse(day)}, registry::hash_of_key(secret)));
        revision->keep();
        transaction->commit();
        return secret;
    }

    http::Response validate_code(const std::string& secret) {
        http::Request request;
        request.path_parameters["code"] = "1";
        return town_.ask("validate-code", request, secret);
    }

    static RouteRow row_named(const std::string& name, const Services& services) {
        for (auto& row : route_rows(services)) {
            if (row.name == name) return row;
        }
        throw std::logic_error("no such route");
    }

    static std::string header(const http::Response& response, const std::string& name) {
        for (const auto& [known, value] : response.headers) {
            if (known == name) return value;
        }
        return "";
    }

    ServedTown town_;
};

TEST_F(CallersTest, AKeyThatHasExpiredIsToldSo) {
    EXPECT_EQ(validate_code(secret_with_last_day(registry::Date::today().iso())).status, 200);
    const auto answer = validate_code(secret_with_last_day("2020-01-01"));
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(header(answer, "WWW-Authenticate"),
              R"(Bearer error="invalid_token", error_description="this key has expired")");
}

TEST_F(CallersTest, WithoutAKeyTheChallengeNamesNoFault) {
    const auto answer = town_.ask("list-keys", {});
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(header(answer, "WWW-Authenticate"), "Bearer");
}

TEST_F(CallersTest, ARefusalNamesWhatIsMissingAndWhoHasIt) {
    const auto answer = town_.ask("list-keys", {}, secret_of({"desk", {registry::Role::reader}, {}, false, {}}));
    EXPECT_EQ(answer.status, 403);
    const auto parsed = json::Document::parse(answer.body);
    const auto problem = std::get<json::Document>(parsed).root();
    EXPECT_EQ(problem.member("permission")->as_string(), "administer");
    const auto granted_by = problem.member("granted_by")->elements().value();
    ASSERT_EQ(granted_by.size(), 1U);
    EXPECT_EQ(granted_by[0].as_string(), "administrator");
}

TEST_F(CallersTest, AnOfficerOfAnotherWardIsToldWhichWardIsMeant) {
    http::Request request;
    request.body =
        R"({"number":"5","street":"Đường Trần Phú","commune_code":"00001","longitude":105.0121,"latitude":10.0021})";
    const auto before = town_.open()->last_revision();
    const auto west = secret_of({"west", {registry::Role::officer}, {"00002"}, false, {}});
    const auto answer = town_.ask("issue-address", request, west);
    EXPECT_EQ(answer.status, 403);
    EXPECT_NE(answer.body.find("Phường Đông"), std::string::npos) << answer.body;
    EXPECT_EQ(town_.open()->last_revision(), before + 1);  // the key, and nothing else
    const auto east = secret_of({"east", {registry::Role::officer}, {"00001"}, false, {}});
    EXPECT_EQ(town_.ask("issue-address", request, east).status, 201);
}

TEST_F(CallersTest, WhoAsksTooMuchIsToldWhenToComeAgain) {
    auto now = RateLimits::Clock::time_point{} + std::chrono::hours{1};
    RateLimits limits(0.5, 2, [&] { return now; });
    const Callers callers(town_.services().stores, {"anybody", {registry::Role::reader}, std::nullopt},
                          {nullptr, &limits});
    const auto row = row_named("validate-code", town_.services());
    const auto ask = [&](const std::string& secret) {
        http::Request request;
        request.path_parameters["code"] = "1";
        if (!secret.empty()) request.headers["authorization"] = "Bearer " + secret;
        return guarded(row, callers).handle(request);
    };
    EXPECT_EQ(ask("").status, 200);
    EXPECT_EQ(ask("").status, 200);
    const auto refused = ask("");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), "2");
    EXPECT_EQ(ask(ServedTown::key).status, 200);  // another caller has a bucket of its own
    EXPECT_EQ(ask("dk_wrong").status, 401);
    EXPECT_EQ(ask("dk_other").status, 401);
    EXPECT_EQ(ask("dk_third").status, 429);  // whatever the guess, they share one
    EXPECT_EQ(ask(ServedTown::key).status, 200);
    now += std::chrono::seconds{2};
    EXPECT_EQ(ask("").status, 200);
    EXPECT_EQ(ask("").status, 429);
}

TEST_F(CallersTest, EachRowOfAFileCountsAsARequest) {
    RateLimits limits(1, 10, [] { return RateLimits::Clock::time_point{} + std::chrono::hours{1}; });
    const Callers callers(town_.services().stores, {"anybody", {registry::Role::geocoder}, std::nullopt},
                          {nullptr, &limits});
    const auto [stores, map, writer, scheme, metrics, others, keyring, readings, addresses, jobs, layers] =
        town_.services();
    const Services services{stores, map, writer, scheme, metrics, callers, keyring, readings, addresses, jobs, layers};
    http::Request request;
    request.headers["content-type"] = "multipart/form-data; boundary=b";
    const auto ask = [&](const std::string& route, const std::string& file) {
        request.body =
            "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.csv\"\r\n\r\n" + file + "\r\n--b--\r\n";
        return guarded(row_named(route, services), callers).handle(request);
    };
    EXPECT_EQ(ask("addok-search-csv", "text\nĐường Trần Phú\nPhường Đông\n").status, 200);  // 3 of 10
    EXPECT_EQ(ask("addok-reverse-csv", "lat,lon\n10,105\n").status, 200);                   // 5 of 10
    EXPECT_EQ(ask("addok-search-csv", "text\na\nb\nc\nd\ne\nf\n").status, 200);             // answered whole: 12
    const auto refused = ask("addok-search-csv", "text\na\n");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), "3");
}

}  // namespace
}  // namespace diachi::api
