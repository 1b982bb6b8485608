#include "api/http/request_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace diachi::api::http {
namespace {

using State = RequestReader::State;

/// "complete GET /a [body]" or "refused bad-request": the whole of what the reader makes of the bytes.
std::string reading_of(const std::string& bytes, std::size_t step = 100'000) {
    RequestReader reader;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
        reader.feed(std::string_view(bytes).substr(i, step));
        for (State state = reader.advance(); state != State::need_more; state = reader.advance()) {
            if (state == State::refused) return text + "refused " + std::string(reader.refusal());
            if (state == State::wants_continue) text += "continue ";
            if (state != State::complete) continue;
            const RawRequest request = reader.take();
            text += std::string(method_name(request.method)) + ' ' + request.target + " [" + request.body + "] ";
        }
    }
    return text.empty() ? "nothing" : text;
}

std::string with_header(const std::string& line) {
    return "POST / HTTP/1.1\r\n" + line + "\r\n\r\n";
}

TEST(RequestReader, ReadsTheSameHoweverTheBytesAreCut) {
    const std::string bytes =
        "\r\nPOST /a HTTP/1.1\r\nContent-Length: 5\r\nX-A:  b \r\n\r\nhelloGET /b?c HTTP/1.1\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        EXPECT_EQ(reading_of(bytes, step), "POST /a [hello] GET /b?c [] ") << step;
    }
}

TEST(RequestReader, RefusesWhatCanBeReadInTwoWays) {
    const std::vector<std::string> lines{"Content-Length: 5, 5",
                                         "Content-Length: +5",
                                         "Content-Length: -1",
                                         "Content-Length: 0x5",
                                         "Content-Length: 5 5",
                                         "Content-Length:",
                                         "Content-Length : 5",
                                         " folded",
                                         "no colon",
                                         "Host: a\r\nHost: b",
                                         "X-A: a\nX-B: b",
                                         std::string("X-A: \0", 6),
                                         "X-A: \xff",
                                         "Content-Length: 1\r\nContent-Length: 1",
                                         "X A: b",
                                         ": b"};
    for (const std::string& line : lines) {
        EXPECT_EQ(reading_of(with_header(line)), "refused bad-request") << line;
    }
}

TEST(RequestReader, RefusesChunkedBodiesBeforeReadingThem) {
    EXPECT_EQ(reading_of(with_header("Transfer-Encoding: chunked")), "refused length-required");
    EXPECT_EQ(reading_of(with_header("Transfer-Encoding: xchunked\r\nContent-Length: 3")), "refused length-required");
}

TEST(RequestReader, RefusesBadRequestLines) {
    for (const std::string line :
         {"GET /", "GET  / HTTP/1.1 ", "GET / HTTP/2.0", "GET / ", "GET a HTTP/1.1", "GET /a b HTTP/1.1",
          "GET http://h/ HTTP/1.1", "GET /# HTTP/1.1", "G@T / HTTP/1.1", "GET /\t HTTP/1.1", "get"}) {
        EXPECT_EQ(reading_of(line + "\r\n\r\n"), "refused bad-request") << line;
    }
    EXPECT_EQ(reading_of("PROPFIND / HTTP/1.1\r\n\r\n"), "refused not-implemented");
    EXPECT_EQ(reading_of("get / HTTP/1.1\r\n\r\n"), "refused not-implemented");
}

TEST(RequestReader, KeepsItsLimits) {
    EXPECT_EQ(reading_of("GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\n\r\n"), "refused uri-too-long");
    EXPECT_EQ(reading_of("GET /" + std::string(40'000, 'a'), 1'000), "refused uri-too-long");
    EXPECT_EQ(reading_of("GET / HTTP/1.1\r\nA: " + std::string(40'000, 'a'), 999), "refused header-fields-too-large");
    std::string many;
    for (int i = 0; i < 101; ++i) many += "A" + std::to_string(i) + ": b\r\n";
    EXPECT_EQ(reading_of("GET / HTTP/1.1\r\n" + many + "\r\n"), "refused header-fields-too-large");
    EXPECT_EQ(reading_of(with_header("Content-Length: 2000000")), "refused payload-too-large");
    EXPECT_EQ(reading_of(with_header("Content-Length: 99999999999999999999999")), "refused payload-too-large");
}

TEST(RequestReader, ReadsNothingAfterARefusal) {
    RequestReader reader;
    reader.feed("broken\r\n\r\n");
    ASSERT_EQ(reader.advance(), State::refused);
    reader.feed("GET /secret HTTP/1.1\r\n\r\n");
    EXPECT_EQ(reader.advance(), State::refused);
    EXPECT_EQ(reader.buffered(), 0U);
}

TEST(RequestReader, AsksOnceForABodyThatIsHeldBack) {
    EXPECT_EQ(reading_of(with_header("Expect: 100-continue\r\nContent-Length: 2") + "ok", 1), "continue POST / [ok] ");
}

TEST(RequestReader, KeepsConnectionsAliveAsTheProtocolSays) {
    const auto keeps = [](const std::string& head) {
        RequestReader reader;
        reader.feed(head + "\r\n\r\n");
        EXPECT_EQ(reader.advance(), State::complete) << head;
        return reader.take().keep_alive;
    };
    EXPECT_TRUE(keeps("GET / HTTP/1.1"));
    EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nConnection: foo, Close"));
    EXPECT_FALSE(keeps("GET / HTTP/1.0"));
    EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: Keep-Alive"));
}

}  // namespace
}  // namespace diachi::api::http
