#include "api/write_once.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

class RoutesThatWrite : public ::testing::Test {
  protected:
    static http::Request asking(const std::string& number, const std::string& key) {
        http::Request request;
        request.path = "/api/v1/addresses";
        request.body = R"({"number":")" + number + R"(","street":"Đường Trần Phú","commune_code":"00001",
            "longitude":105.0121,"latitude":10.0021,"confirmed":{"identity.same-spot":"a test"}})";
        if (!key.empty()) request.headers["idempotency-key"] = key;
        return request;
    }
    http::Response issue(const std::string& number, const std::string& key) {
        return town_.ask("issue-address", asking(number, key), ServedTown::key);
    }
    static std::string header(const http::Response& response, const std::string& name) {
        for (const auto& [known, value] : response.headers) {
            if (known == name) return value;
        }
        return "";
    }
    static bool says(const http::Response& response, int status, const std::string& code) {
        return response.status == status && response.body.find("\"code\":\"" + code + "\"") != std::string::npos;
    }

    ServedTown town_;
};

TEST_F(RoutesThatWrite, AnswerARepeatedRequestWithTheFirstAnswerAndWriteOnce) {
    const auto first = issue("5", "key-1");
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(header(first, "Idempotency-Replayed"), "");
    const auto before = town_.open()->last_revision();
    const auto again = issue("5", "key-1");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(header(again, "Location"), header(first, "Location"));
    EXPECT_EQ(header(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(town_.open()->last_revision(), before);
    EXPECT_EQ(town_.open()->verify(), std::vector<std::string>{});
}

TEST_F(RoutesThatWrite, RefuseAKeyThatCameWithAnotherRequest) {
    issue("5", "key-1");
    const auto before = town_.open()->last_revision();
    EXPECT_TRUE(says(issue("7", "key-1"), 422, "idempotency-key-reused"));
    EXPECT_EQ(town_.open()->last_revision(), before);
    EXPECT_EQ(issue("7", "key-2").status, 201);
}

TEST_F(RoutesThatWrite, TakeTheKeyOfARefusedDraftAgainWithTheCorrectedOne) {
    EXPECT_TRUE(says(issue("không số", "key-1"), 422, "draft-refused"));
    EXPECT_EQ(issue("5", "key-1").status, 201);
}

TEST_F(RoutesThatWrite, WriteTwiceWithoutAKeyAndSayWhySecondlyNot) {
    EXPECT_EQ(issue("5", "").status, 201);
    EXPECT_TRUE(says(issue("5", ""), 422, "draft-refused"));
}

TEST_F(RoutesThatWrite, RefuseAKeyThatIsNoneOfVisibleAscii) {
    for (const auto& key : {std::string(256, 'k'), std::string("a b"), std::string("khóa")}) {
        const auto answer = issue("5", key);
        EXPECT_TRUE(says(answer, 400, "invalid-parameter")) << answer.body;
        EXPECT_NE(answer.body.find("Idempotency-Key"), std::string::npos);
    }
    EXPECT_EQ(issue("5", std::string(255, 'k')).status, 201);
}

TEST_F(RoutesThatWrite, GiveManyThatComeTogetherWithOneKeyOneAnswer) {
    std::vector<http::Response> answers(8);
    std::vector<std::thread> threads;
    for (auto& answer : answers) threads.emplace_back([&] { answer = issue("5", "key-1"); });
    for (auto& thread : threads) thread.join();
    int first = 0;
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer.body, answers[0].body);
        first += header(answer, "Idempotency-Replayed").empty() ? 1 : 0;
    }
    EXPECT_EQ(first, 1);
}

TEST_F(RoutesThatWrite, TellApartCallersWhoTakeTheSameKey) {
    const auto write = [](registry::SingleWriter::Tools&) { return http::Response{201, "text/plain", "done", {}}; };
    const auto once = [&](const std::string& caller) {
        return write_once(asking("5", "key-1"), {caller, {}, std::nullopt}, town_.services().writer, write);
    };
    EXPECT_EQ(header(once("one"), "Idempotency-Replayed"), "");
    EXPECT_EQ(header(once("other"), "Idempotency-Replayed"), "");
    EXPECT_EQ(header(once("one"), "Idempotency-Replayed"), "true");
}

}  // namespace
}  // namespace diachi::api
