#include <gtest/gtest.h>

#include "api/json/reader.hpp"
#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

class KeyEndpointTest : public ::testing::Test {
  protected:
    http::Response make(const std::string& body, const std::string& secret = ServedTown::key) {
        http::Request request;
        request.body = body;
        return town_.ask("make-key", request, secret);
    }

    static std::string text_of(const http::Response& response, std::string_view member) {
        const auto parsed = json::Document::parse(response.body);
        const auto value = std::get<json::Document>(parsed).root().member(member);
        return value ? std::string(value->as_string().value_or("")) : "";
    }

    ServedTown town_;
};

TEST_F(KeyEndpointTest, AKeyIsShownOnceAndListedWithoutItsSecret) {
    const auto made = make(R"({"label":"Quầy 1","roles":["officer"],"communes":["00001"],"last_day":"2099-12-31"})");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.headers.at(0).second, "/api/v1/keys/Qu%E1%BA%A7y%201");
    const std::string secret = text_of(made, "secret");
    EXPECT_TRUE(secret.starts_with("dk_"));
    const auto list = town_.ask("list-keys", {}, ServedTown::key);
    EXPECT_NE(list.body.find(R"("label":"Quầy 1","roles":["officer"],"communes":["00001"],"last_day":"2099-12-31")"),
              std::string::npos)
        << list.body;
    EXPECT_EQ(list.body.find("dk_"), std::string::npos);
    EXPECT_EQ(list.body.find("secret"), std::string::npos);
    http::Request code;
    code.path_parameters["code"] = "1";
    EXPECT_EQ(town_.ask("validate-code", code, secret).status, 200);
    http::Request end;
    end.path_parameters["label"] = "Quầy 1";
    EXPECT_EQ(town_.ask("end-key", end, ServedTown::key).status, 204);
    EXPECT_EQ(town_.ask("validate-code", code, secret).status, 401);
    EXPECT_EQ(town_.ask("end-key", end, ServedTown::key).status, 404);
}

TEST_F(KeyEndpointTest, ABadWishNamesTheMember) {
    for (const auto& [body, pointer] : std::vector<std::pair<std::string, std::string>>{
             {R"({"label":"a","roles":["officer"]})", "/communes"},
             {R"({"label":"a","roles":["officer"],"communes":["99999"]})", "/communes"},
             {R"({"label":"a","roles":["officer"],"communes":[1]})", "/communes/0"},
             {R"({"label":"a","roles":["officer"],"communes":"all"})", "/communes"},
             {R"({"label":"a","roles":["king"]})", "/roles"},
             {R"({"label":"a","roles":[]})", "/roles"},
             {R"({"label":"a"})", "/roles"},
             {R"({"label":"","roles":["reader"]})", "/label"},
             {R"({"label":"administrator","roles":["reader"]})", "/label"},
             {R"({"label":"a","roles":["reader"],"last_day":"2026-02-30"})", "/last_day"},
             {R"({"label":"a","roles":["reader"],"last_day":"2020-01-01"})", "/last_day"},
             {R"({"label":"a","roles":["reader"],"role":"officer"})", "/role"}}) {
        const auto answer = make(body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_EQ(text_of(answer, "pointer"), pointer) << answer.body;
    }
}

TEST_F(KeyEndpointTest, PagesOfKeysHaveNoGap) {
    for (const std::string label : {"a", "b", "c"}) {
        EXPECT_EQ(make(R"({"label":")" + label + R"(","roles":["reader"]})").status, 201);
    }
    std::string labels;
    std::string after;
    do {
        http::Request request;
        request.query = {{"after", after}, {"limit", "1"}};
        const auto page = town_.ask("list-keys", request, ServedTown::key);
        labels += page.body.substr(page.body.find("label") + 8, 1);
        after = text_of(page, "next_after");
    } while (!after.empty());
    EXPECT_EQ(labels, "aaabco");  // administrator, a, b, c
}

}  // namespace
}  // namespace diachi::api
