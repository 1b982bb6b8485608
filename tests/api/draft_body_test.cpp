#include <gtest/gtest.h>

#include "api/address_json.hpp"
#include "api/json/pointer.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

/// "taken" or "413 payload-too-large" or "400 invalid-parameter /number".
std::string verdict(const std::string& body) {
    try {
        draft_from(body);
        return "taken";
    } catch (const Refused& refused) {
        const auto status = std::to_string(http::problem(refused.problem).status);
        return status + " " + refused.problem.code + (refused.problem.pointer ? " " + *refused.problem.pointer : "");
    }
}

std::string detail(const std::string& body) {
    try {
        draft_from(body);
        return "";
    } catch (const Refused& refused) {
        return refused.problem.detail;
    }
}

TEST(JsonPointer, EscapesAsTheStandardSays) {
    EXPECT_EQ(json::pointer_to({}), "");
    EXPECT_EQ(json::pointer_to({"a", "b/c", "~d", ""}), "/a/b~1c/~0d/");
}

TEST(DraftBody, PointsAtTheMemberThatDoesNotFit) {
    EXPECT_EQ(verdict("{}"), "taken");
    EXPECT_EQ(verdict("[]"), "400 invalid-parameter ");
    EXPECT_EQ(verdict(R"({"number": 5})"), "400 invalid-parameter /number");
    EXPECT_EQ(verdict(R"({"a/b~c": 5})"), "400 invalid-parameter /a~1b~0c");
    EXPECT_EQ(verdict(R"({"longitude": 500, "latitude": 10})"), "400 invalid-parameter /longitude");
    EXPECT_EQ(verdict(R"({"longitude": 105, "latitude": 500})"), "400 invalid-parameter /latitude");
}

TEST(DraftBody, SaysWhereItIsNoJson) {
    EXPECT_EQ(verdict("{\n\"number\": }"), "400 malformed-json");
    EXPECT_TRUE(detail("{\n\"number\": }").starts_with("line 2, column 11: "));
    EXPECT_EQ(detail("{\"number\":" + std::string(40, '[')),
              "line 1, column 42: Nested too deeply, more than 32 deep.");
}

TEST(DraftBody, IsTooLargeAboveAMebibyte) {
    const std::string object = R"({"number": "5"})";
    EXPECT_EQ(verdict(object + std::string(1'048'576 - object.size(), ' ')), "taken");
    EXPECT_EQ(verdict(object + std::string(1'048'577 - object.size(), ' ')), "413 payload-too-large");
}

TEST(DraftBody, SaysHowWellThePositionIsKnownWhenSomebodyKnows) {
    const auto unknown = draft_from(R"({"accuracy_m": null, "method": null})").draft;
    EXPECT_FALSE(unknown.accuracy_m);
    EXPECT_EQ(unknown.method, "declared");
    const auto measured = draft_from(R"({"accuracy_m": 0.5, "method": "GNSS"})").draft;
    EXPECT_EQ(measured.accuracy_m, 0.5);
    EXPECT_EQ(measured.method, "GNSS");
    EXPECT_EQ(verdict(R"({"accuracy_m": 10000})"), "taken");
    for (const std::string wrong : {"0", "-1", "10000.5", "\"5\""}) {
        EXPECT_EQ(verdict("{\"accuracy_m\": " + wrong + "}"), "400 invalid-parameter /accuracy_m") << wrong;
    }
    EXPECT_EQ(verdict("{\"method\": \"" + std::string(101, 'x') + "\"}"), "400 invalid-parameter /method");
}

TEST(DraftBody, ConfirmsOnlyRulesThatThereAreEachWithAReason) {
    EXPECT_EQ(verdict(R"({"confirmed": null})"), "taken");
    const auto draft = draft_from(R"({"confirmed": {"place.inside-parcel": "measured"}})").draft;
    EXPECT_EQ(draft.confirmed.at("place.inside-parcel"), "measured");
    EXPECT_EQ(verdict(R"({"confirmed": []})"), "400 invalid-parameter /confirmed");
    EXPECT_EQ(verdict(R"({"confirmed": {"place/inside": "x"}})"), "400 invalid-parameter /confirmed/place~1inside");
    const std::string rule = "400 invalid-parameter /confirmed/place.inside-parcel";
    EXPECT_EQ(verdict(R"({"confirmed": {"place.inside-parcel": ""}})"), rule);
    EXPECT_EQ(verdict(R"({"confirmed": {"place.inside-parcel": 1}})"), rule);
    EXPECT_EQ(verdict("{\"confirmed\": {\"place.inside-parcel\": \"" + std::string(501, 'x') + "\"}}"), rule);
}

}  // namespace
}  // namespace diachi::api
