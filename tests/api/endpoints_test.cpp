#include <gtest/gtest.h>

#include "api/json/reader.hpp"
#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

constexpr const char* house_5 = R"({"number":"5","street":"Đường Trần Phú","commune_code":"00001",
    "longitude":105.0121,"latitude":10.0021,"accuracy_m":2.5})";

class EndpointTest : public ::testing::Test {
  protected:
    /// Every house has a spot of its own.
    std::string issued(const std::string& number) {
        std::string body = house_5;
        body.replace(body.find("\"5\""), 3, "\"" + number + "\"");
        body.replace(body.find("105.0121"), 8, "105.0121" + number);
        http::Request request;
        request.body = body;
        const auto answer = town_.ask("issue-address", request, ServedTown::key);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.headers.at(0).second.substr(std::string("/api/v1/addresses/").size());
    }

    http::Response listed(const std::string& after, const std::string& limit = "1") {
        http::Request request;
        request.query = {{"after", after}, {"limit", limit}};
        return town_.ask("list-addresses", request);
    }

    ServedTown town_;
};

bool has(const http::Response& response, const std::string& text) {
    return response.body.find(text) != std::string::npos;
}

TEST_F(EndpointTest, APageBeginsAfterACodeHoweverItIsTyped) {
    const std::string first = issued("5");
    const std::string second = issued("7");
    const std::string typed = first.substr(0, 4) + " " + first.substr(4, 4) + "-" + first.substr(8);
    EXPECT_TRUE(has(listed(""), "\"next_after\":\"" + first + "\"")) << listed("").body;
    EXPECT_TRUE(has(listed(typed), "\"code\":\"" + second + "\""));
    EXPECT_TRUE(has(listed(typed), "\"next_after\":null"));  // full, and the last all the same
    EXPECT_TRUE(has(listed(first, "200"), "\"next_after\":null"));
}

TEST_F(EndpointTest, APageAfterNoKnownCodeIsRefused) {
    for (const std::string after : {"12", "x", "303581419814"}) {
        const auto answer = listed(after);
        EXPECT_EQ(answer.status, 400) << after;
        EXPECT_TRUE(has(answer, "\"parameter\":\"after\"")) << answer.body;
    }
    EXPECT_TRUE(has(listed("", "201"), "\"parameter\":\"limit\""));
}

TEST_F(EndpointTest, AnAddressSaysHowWellItsPositionIsKnown) {
    http::Request request;
    request.path_parameters["code"] = issued("5");
    EXPECT_TRUE(has(town_.ask("read-address", request), "\"accuracy_m\":2.5,"));
    http::Request unmeasured;
    unmeasured.body = R"({"number":"9","street":"Đường Trần Phú","commune_code":"00001","longitude":105.01215,
                          "latitude":10.0022})";
    EXPECT_TRUE(has(town_.ask("issue-address", unmeasured, ServedTown::key), "\"accuracy_m\":null,"));
}

TEST_F(EndpointTest, ACodeIsKnownOnceItWasIssued) {
    http::Request request;
    request.path_parameters["code"] = issued("5");
    EXPECT_TRUE(has(town_.ask("validate-code", request), R"("known":true,"status":"current")"));
    request.path_parameters["code"] = "303581419814";
    EXPECT_TRUE(has(town_.ask("validate-code", request), R"("check_digit_holds":true,"known":false,"status":null)"));
}

TEST_F(EndpointTest, TheGeocoderTellsWhereItsBodyIsNoJson) {
    http::Request request;
    request.body = "{\n\"text\" 5}";
    const auto answer = town_.ask("geocode-body", request);
    EXPECT_EQ(answer.status, 400);
    EXPECT_TRUE(has(answer, "line 2, column 8: ")) << answer.body;
    request.body = "[]";
    EXPECT_TRUE(has(town_.ask("geocode-body", request), "\"pointer\":\"\""));
}

TEST_F(EndpointTest, ADraftIsExaminedWithTheNamesThatWereReadOnceForTheMap) {
    http::Request request;
    request.body = house_5;
    EXPECT_TRUE(has(town_.ask("validate-draft", request), "\"can_be_issued\":true"));
    {
        // A street that no import brought, so that the map counts as unchanged: only who reads all names again sees it.
        const auto store = town_.open();
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const auto street = revision->insert(registry::thoroughfare_row(std::nullopt, "street-2"));
        revision->insert(registry::thoroughfare_version_row(street, "Đường Lẻn", std::nullopt, std::nullopt, {}));
        revision->insert(registry::thoroughfare_unit_row(
            street, store->communes_at(geo::Position::at(geo::Longitude{105.0121}, geo::Latitude{10.0021}),
                                       registry::Date::today()).at(0).unit, {}));
        revision->keep();
        transaction->commit();
    }
    request.body.replace(request.body.find("Đường Trần Phú"), std::string("Đường Trần Phú").size(), "Đường Lẻn");
    EXPECT_TRUE(has(town_.ask("validate-draft", request), "\"field\":\"street\""));
}

}  // namespace
}  // namespace diachi::api
