#include "api/http/server.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "api/http/problem.hpp"
#include "tests/api/http/http_client.hpp"

namespace diachi::api::http {
namespace {

using namespace std::chrono_literals;
using testing::Answer;
using testing::Connection;

Route row(Method method, const std::string& pattern, Work work, Handler handle) {
    return {method, pattern, std::move(handle), work, pattern};
}

Response text(std::string body) {
    return {200, "text/plain; charset=utf-8", std::move(body), {}};
}

Response answer_with_header(const std::string& name, const std::string& value) {
    Response response = text("ok");
    response.headers.emplace_back(name, value);
    return response;
}

/// A server of its own for each test, on a free port.
class ServerTest : public ::testing::Test {
  protected:
    ServerTest() {
        options_.port = 0;
        options_.pool_threads = 2;
        options_.pool_queue = 2;
        options_.writing_threads = 2;
        options_.writing_queue = 1;
    }

    Server& serve() {
        server_ = std::make_unique<Server>(
            options_, routes(),
            [this](const RequestRecord& record) {
                const std::lock_guard lock(mutex_);
                log_.push_back(std::string(record.route) + ' ' + std::to_string(record.status) + ' ' +
                               std::string(record.fault));
            },
            &metrics_);
        server_->start();
        return *server_;
    }

    Answer get(const std::string& target) { return Connection(server_->port()).get(target); }

    /// A client has its answer a moment before the server has counted it.
    void wait_until_quiet() const {
        for (int i = 0; i < 400 && server_->in_flight() > 0; ++i) std::this_thread::sleep_for(5ms);
    }

    std::string last_log() {
        wait_until_quiet();
        const std::lock_guard lock(mutex_);
        return log_.empty() ? "" : log_.back();
    }

    std::vector<Route> routes() {
        const Work inline_work = Work::inline_on_io_thread;
        return {
            row(Method::get, "/echo/:value", inline_work,
                [](const Request& r) { return text(r.path_parameters.at("value")); }),
            row(Method::get, "/query", inline_work, [](const Request& r) { return text(r.query.at("q")); }),
            row(Method::post, "/body", inline_work, [](const Request& r) { return text(r.body); }),
            row(Method::get, "/pool/:value", Work::pool,
                [](const Request& r) { return text(r.path_parameters.at("value")); }),
            row(Method::get, "/wait", Work::pool,
                [this](const Request&) {
                    opened_.wait();
                    return text("waited");
                }),
            row(Method::post, "/write", Work::writing_pool,
                [this](const Request&) {
                    ++writing_;
                    opened_.wait();
                    return text("written");
                }),
            row(Method::get, "/sleep", Work::pool,
                [](const Request&) {
                    std::this_thread::sleep_for(300ms);
                    return text("slept");
                }),
            row(Method::get, "/throw", inline_work,
                [](const Request&) -> Response { throw std::runtime_error("password=hunter2"); }),
            row(Method::get, "/throw/42", inline_work, [](const Request&) -> Response { throw 42; }),
            row(Method::get, "/pool-throw/42", Work::pool, [](const Request&) -> Response { throw 42; }),
            row(Method::get, "/large", inline_work, [](const Request&) { return text(std::string(4'194'305, 'x')); }),
            row(Method::get, "/almost-large", inline_work,
                [](const Request&) { return text(std::string(4'194'304, 'x')); }),
            row(Method::get, "/split", inline_work,
                [](const Request&) { return answer_with_header("Location", "/a\r\nSet-Cookie: a=b"); }),
            row(Method::get, "/unlisted", inline_work,
                [](const Request&) { return answer_with_header("Set-Cookie", "a=b"); }),
            row(Method::get, "/moved", inline_work,
                [](const Request&) { return answer_with_header("Location", "/new"); }),
            row(Method::get, "/unchanged", inline_work,
                [](const Request&) {
                    return Response{304, "", "", {}};
                }),
            row(Method::get, "/stuck", inline_work,
                [](const Request&) {
                    std::this_thread::sleep_for(1s);
                    return text("");
                }),
        };
    }

    ServerOptions options_;
    Metrics metrics_;
    std::promise<void> gate_;
    std::shared_future<void> opened_ = gate_.get_future().share();
    std::atomic<int> writing_ = 0;
    std::mutex mutex_;
    std::vector<std::string> log_;
    std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, GivesHandlersDecodedValues) {
    serve();
    EXPECT_EQ(get("/echo/%C4%90i%E1%BB%87n%20Bi%C3%AAn%2B").body, "Điện Biên+");
    EXPECT_EQ(get("/query?q=12+L%C3%AA").body, "12 Lê");
    EXPECT_EQ(get("/pool/xin%20ch%C3%A0o").body, "xin chào");
    for (const std::string target : {"/echo/%zz", "/echo/%00", "/echo/%ff", "/query?q=%c3", "/query?q=1&q=2"}) {
        EXPECT_EQ(get(target).status, 400) << target;
    }
}

TEST_F(ServerTest, AnswersUnknownPathsAndMethodsWithProblems) {
    serve();
    const Answer missing = get("/nothing");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.header("Content-Type"), "application/problem+json");
    EXPECT_NE(missing.body.find("\"type\":\"/problems/not-found\""), std::string::npos) << missing.body;
    const Answer wrong = Connection(server_->port()).ask("DELETE /body HTTP/1.1\r\n\r\n");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.header("Allow"), "POST");
    EXPECT_EQ(Connection(server_->port()).ask("BREW / HTTP/1.1\r\n\r\n").status, 501);
}

TEST_F(ServerTest, HidesWhatAHandlerThrows) {
    serve();
    for (const std::string target : {"/throw", "/throw/42", "/pool-throw/42"}) {
        const Answer answer = get(target);
        EXPECT_EQ(answer.status, 500) << target;
        EXPECT_EQ(answer.body.find("hunter2"), std::string::npos);
        EXPECT_NE(answer.body.find("internal-error"), std::string::npos);
    }
    wait_until_quiet();
    EXPECT_EQ(get("/throw").status, 500);
    EXPECT_EQ(last_log(), "/throw 500 password=hunter2");
}

TEST_F(ServerTest, RefusesHeadersThatWouldSplitTheAnswer) {
    serve();
    for (const std::string target : {"/split", "/unlisted"}) {
        const Answer answer = get(target);
        EXPECT_EQ(answer.status, 500) << target;
        EXPECT_EQ(answer.head.find("Set-Cookie"), std::string::npos);
    }
    EXPECT_EQ(get("/moved").header("Location"), "/new");
}

TEST_F(ServerTest, BoundsTheSizeOfAnswers) {
    serve();
    EXPECT_EQ(get("/large").status, 500);
    EXPECT_EQ(last_log(), "/large 500 the body has 4194305 bytes, above 4194304");
    const Answer answer = get("/almost-large");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body.size(), 4'194'304U);
}

TEST_F(ServerTest, RefusesAnOversizeBodyAndReadsNoRequestOutOfIt) {
    serve();
    const std::string secret = "GET /echo/secret HTTP/1.1\r\n\r\n";
    std::string body;
    while (body.size() < 2'000'000) body += secret;
    Connection connection(server_->port());
    connection.send("POST /body HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
    connection.send(body);
    const Answer answer = connection.receive();
    EXPECT_EQ(answer.status, 413);
    EXPECT_NE(answer.body.find("payload-too-large"), std::string::npos);
    EXPECT_EQ(answer.header("Connection"), "close");
    connection.send(secret);
    EXPECT_TRUE(connection.ends());
    wait_until_quiet();
    const std::lock_guard lock(mutex_);
    EXPECT_EQ(log_, std::vector<std::string>{"- 413 "});
}

TEST_F(ServerTest, SurvivesTheChunksThatHangPistache) {
    serve();
    Connection connection(server_->port());
    connection.send("POST /body HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r");
    EXPECT_EQ(connection.receive().status, 411);
    connection.send("\n0\r\n\r\n");
    EXPECT_TRUE(connection.ends());
    EXPECT_TRUE(server_->responsive(2s));
}

TEST_F(ServerTest, RefusesAHundredThousandSlashes) {
    serve();
    EXPECT_EQ(get(std::string(100'000, '/')).status, 414);
    EXPECT_EQ(get(std::string(8'000, '/')).status, 414);
    EXPECT_EQ(get("/echo/alive").body, "alive");
}

TEST_F(ServerTest, TakesHeadersThatPistacheRefuses) {
    serve();
    for (const std::string line : {"Cookie: a", "Cache-Control: max-age", "Host: a:b", "Date: foo",
                                   "Accept: text/html,", "Accept:", "Content-Type: foo"}) {
        const Answer answer = Connection(server_->port()).ask("GET /echo/a HTTP/1.1\r\n" + line + "\r\n\r\n");
        EXPECT_EQ(answer.status, 200) << line;
    }
}

TEST_F(ServerTest, AnswersPipelinedRequestsInTheirOrder) {
    serve();
    Connection connection(server_->port());
    connection.send("GET /pool/1 HTTP/1.1\r\n\r\nGET /echo/2 HTTP/1.1\r\n\r\nGET /pool/3 HTTP/1.1\r\n\r\nGET /ec");
    EXPECT_EQ(connection.receive().body, "1");
    EXPECT_EQ(connection.receive().body, "2");
    EXPECT_EQ(connection.receive().body, "3");
    connection.send("ho/4 HTTP/1.1\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(connection.receive().body, "4");
    EXPECT_TRUE(connection.ends());
}

TEST_F(ServerTest, AnswersHeadWithTheLengthAndNoBody) {
    serve();
    Connection connection(server_->port());
    connection.send("HEAD /echo/hello HTTP/1.1\r\n\r\n");
    EXPECT_EQ(connection.receive(5000, true).header("Content-Length"), "5");
    EXPECT_EQ(connection.get("/echo/next").body, "next");
    const Answer unchanged = connection.get("/unchanged");
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_EQ(unchanged.header("Content-Length"), "");
}

TEST_F(ServerTest, SendsAContinueToAClientThatWaitsForIt) {
    serve();
    Connection connection(server_->port());
    connection.send("POST /body HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    EXPECT_EQ(connection.receive().status, 100);
    EXPECT_EQ(connection.ask("data").body, "data");
}

TEST_F(ServerTest, EchoesAWellFormedRequestIdAndReplacesOthers) {
    serve();
    const auto id_for = [&](const std::string& id) {
        return Connection(server_->port())
            .ask("GET /echo/a HTTP/1.1\r\nX-Request-Id: " + id + "\r\n\r\n")
            .header("X-Request-Id");
    };
    EXPECT_EQ(id_for("abc-123"), "abc-123");
    EXPECT_EQ(id_for("a b").size(), 32U);
    EXPECT_EQ(id_for(std::string(65, 'a')).size(), 32U);
    EXPECT_EQ(get("/echo/a").header("Cache-Control"), "no-store");
}

TEST_F(ServerTest, RefusesWorkThatTheQueueCannotTake) {
    serve();
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < 12; ++i) {
        connections.push_back(std::make_unique<Connection>(server_->port()));
        connections.back()->send("GET /sleep HTTP/1.1\r\n\r\n");
    }
    int done = 0;
    int refused = 0;
    for (const auto& connection : connections) {
        const Answer answer = connection->receive();
        done += answer.status == 200 ? 1 : 0;
        refused += answer.status == 503 && answer.header("Retry-After") == "5" ? 1 : 0;
    }
    // Two threads and two places: how many of the first two jobs have left the queue when the next come varies.
    EXPECT_GE(done, 2);
    EXPECT_LE(done, 4);
    EXPECT_EQ(done + refused, 12);
}

TEST_F(ServerTest, AnswersReadersWhileEveryWriterWaits) {
    serve();
    std::vector<std::unique_ptr<Connection>> writers;
    for (int i = 0; i < 3; ++i) {
        writers.push_back(std::make_unique<Connection>(server_->port()));
        writers.back()->send("POST /write HTTP/1.1\r\n\r\n");
        while (writing_ < std::min(i + 1, 2)) std::this_thread::sleep_for(1ms);
    }
    while (server_->in_flight() < 3) std::this_thread::sleep_for(1ms);
    EXPECT_EQ(Connection(server_->port()).ask("POST /write HTTP/1.1\r\n\r\n").status, 503);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(get("/pool/read").body, "read");
    gate_.set_value();
    for (const auto& writer : writers) EXPECT_EQ(writer->receive().body, "written");
}

TEST_F(ServerTest, AnswersWorkInFlightBeforeItStops) {
    serve();
    Connection working(server_->port());
    working.send("GET /wait HTTP/1.1\r\n\r\n");
    while (server_->in_flight() == 0) std::this_thread::sleep_for(1ms);
    Connection other(server_->port());
    EXPECT_EQ(other.get("/echo/before").status, 200);
    std::thread stopping([this] { server_->stop(); });
    std::this_thread::sleep_for(50ms);
    const Answer refused = other.get("/echo/late");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "5");
    gate_.set_value();
    const Answer answer = working.receive();
    stopping.join();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "waited");
    EXPECT_TRUE(working.ends());
    EXPECT_EQ(get("/echo/after").status, 0);
}

TEST_F(ServerTest, ForgetsTheAnswerForAClientThatHasGone) {
    serve();
    Connection connection(server_->port());
    connection.send("GET /sleep HTTP/1.1\r\n\r\n");
    while (server_->in_flight() == 0) std::this_thread::sleep_for(1ms);
    connection.abort();
    EXPECT_EQ(last_log(), "/sleep 499 ");
}

TEST_F(ServerTest, NoticesAnIoThreadThatHangs) {
    serve();
    EXPECT_TRUE(server_->responsive(2s));
    Connection connection(server_->port());
    connection.send("GET /stuck HTTP/1.1\r\n\r\n");
    while (server_->in_flight() == 0) std::this_thread::sleep_for(1ms);
    EXPECT_FALSE(server_->responsive(200ms));
    EXPECT_EQ(connection.receive().status, 200);
    EXPECT_TRUE(server_->responsive(2s));
}

TEST_F(ServerTest, CountsItsAnswers) {
    serve();
    get("/echo/a");
    get("/echo/b");
    get("/nothing");
    wait_until_quiet();
    const std::string metrics = metrics_.text();
    EXPECT_NE(metrics.find("diachi_http_requests_total{route=\"/echo/:value\",status=\"2xx\"} 2\n"), std::string::npos);
    EXPECT_NE(metrics.find("diachi_http_requests_total{route=\"-\",status=\"4xx\"} 1\n"), std::string::npos);
    EXPECT_NE(metrics.find("diachi_http_request_seconds_count{route=\"/echo/:value\"} 2\n"), std::string::npos);
    EXPECT_NE(metrics.find("diachi_http_in_flight 0\n"), std::string::npos);
}

TEST_F(ServerTest, ListensOnLoopbackUnlessToldOtherwise) {
    for (const std::string host : {"0.0.0.0", "::", "192.0.2.1", "localhost", ""}) {
        options_.host = host;
        EXPECT_THROW(serve(), std::invalid_argument) << host;
    }
    options_.host = "127.0.0.2";
    EXPECT_NO_THROW(serve());
}

TEST_F(ServerTest, SaysSoWhenThePortIsTaken) {
    options_.port = serve().port();
    Server second(options_, routes());
    EXPECT_THROW(second.start(), std::runtime_error);
}

}  // namespace
}  // namespace diachi::api::http
