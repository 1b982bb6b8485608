// Does every client get the answer to its own request while other clients come and go? Pistache keys what it has still
// to write by file descriptor, so a late answer can reach the next client that was given the number. Seen with this
// test: without the flush after each answer over a hundred foreign ones in 15 s; sent from the pool's threads, a crash.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "api/http/server.hpp"
#include "tests/api/http/http_client.hpp"

namespace diachi::api::http {
namespace {

using namespace std::chrono_literals;
using testing::Answer;
using testing::Connection;

constexpr auto duration = 4s;

struct Tally {
    std::atomic<int> compared = 0;
    std::atomic<int> foreign = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> unanswered = 0;
    std::atomic<int> aborted = 0;
};

std::ptrdiff_t open_descriptors() {
    const std::filesystem::directory_iterator listing("/proc/self/fd");
    return std::distance(begin(listing), end(listing));
}

Response echo(const Request& request) {
    return {200, "text/plain", request.path_parameters.at("id"), {}};
}

std::string request_for(const std::string& id, bool pool, bool keep) {
    return "GET /" + std::string(pool ? "pool/" : "inline/") + id + " HTTP/1.1\r\nX-Request-Id: " + id +
           "\r\nConnection: " + (keep ? "keep-alive" : "close") + "\r\n\r\n";
}

void compare(const Answer& answer, const std::string& id, Tally& tally) {
    if (answer.status == 0) {
        ++tally.unanswered;
    } else if (answer.header("X-Request-Id") != id || (answer.status == 200 && answer.body != id)) {
        ++tally.foreign;
    } else {
        ++(answer.status == 200 ? tally.compared : tally.refused);
    }
}

/// Asks and compares, with a new connection for every few requests, so that numbers of closed ones are used again.
void be_victim(std::uint16_t port, int number, const std::atomic<bool>& over, Tally& tally) {
    for (int round = 0; !over; ++round) {
        Connection connection(port);
        const int requests = 1 + round % 3;
        for (int i = 0; i < requests; ++i) {
            const std::string id = "victim-" + std::to_string(number) + '-' + std::to_string(round * 10 + i);
            compare(connection.ask(request_for(id, (round + i) % 2 == 0, i + 1 < requests)), id, tally);
        }
    }
}

/// Asks and leaves: at once or a little later, with a reset or an orderly end, with one request or several.
void be_deserter(std::uint16_t port, int number, const std::atomic<bool>& over, Tally& tally) {
    for (int round = 0; !over; ++round) {
        // Faster, they would only fill the queue of connections to be accepted and keep the victims out.
        while (!over && tally.aborted > 2 * tally.compared + 200) std::this_thread::sleep_for(1ms);
        Connection connection(port);
        const std::string id = "deserter-" + std::to_string(number) + '-' + std::to_string(round);
        std::string requests = request_for(id, round % 3 != 0, true);
        if (round % 5 == 0) requests += requests;
        connection.send(requests);
        if (round % 4 == 0) std::this_thread::sleep_for(std::chrono::microseconds(100 * (round % 20)));
        round % 2 == 0 ? connection.abort() : connection.close();
        ++tally.aborted;
    }
}

TEST(CrossTalk, GivesNoAnswerToAClientThatDidNotAskForIt) {
    ServerOptions options;
    options.port = 0;
    options.pool_queue = 10'000;
    Server server(options, {{Method::get, "/inline/:id", echo, Work::inline_on_io_thread, "inline"},
                            {Method::get, "/pool/:id", echo, Work::pool, "pool"}});
    server.start();
    const auto descriptors = open_descriptors();

    Tally tally;
    std::atomic<bool> over = false;
    std::vector<std::thread> clients;
    for (int i = 0; i < 6; ++i) {
        clients.emplace_back([&, i] { be_victim(server.port(), i, over, tally); });
        clients.emplace_back([&, i] { be_deserter(server.port(), i, over, tally); });
    }
    std::this_thread::sleep_for(duration);
    over = true;
    for (std::thread& client : clients) client.join();
    for (int i = 0; i < 400 && open_descriptors() > descriptors; ++i) std::this_thread::sleep_for(10ms);
    EXPECT_LE(open_descriptors(), descriptors);
    EXPECT_EQ(server.in_flight(), 0);
    server.stop();

    RecordProperty("compared", tally.compared);
    RecordProperty("aborted", tally.aborted);
    std::cout << "compared " << tally.compared << ", foreign " << tally.foreign << ", refused " << tally.refused
              << ", unanswered " << tally.unanswered << ", aborted " << tally.aborted << '\n';
    EXPECT_EQ(tally.foreign, 0);
    EXPECT_EQ(tally.refused, 0);
    EXPECT_EQ(tally.unanswered, 0);
    EXPECT_GT(tally.compared, 1'000);
    EXPECT_GT(tally.aborted, 1'000);
}

}  // namespace
}  // namespace diachi::api::http
