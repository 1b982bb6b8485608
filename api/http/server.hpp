#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/metrics.hpp"
#include "api/http/route.hpp"

namespace diachi::api::http {

struct ServerOptions {
    std::string host = "127.0.0.1";  ///< an IP address of this machine's loopback
    std::uint16_t port = 8080;       ///< 0: any free one, see Server::port
    int io_threads = 2;
    int pool_threads = 4;
    std::size_t pool_queue = 200;                 ///< waiting jobs; one more is answered with 503
    int writing_threads = 64;                     ///< for Work::writing_pool: as many as are written together
    std::size_t writing_queue = 1000;             ///< as pool_queue
    std::size_t max_request_bytes = 1'310'720;    ///< head and body
    std::size_t max_response_bytes = 4'194'304;   ///< body; a larger one is answered with 500
    std::chrono::seconds request_timeout{60};     ///< for reading a request, and again for answering it
    std::chrono::seconds keepalive_timeout{300};  ///< for an idle connection
    std::chrono::seconds drain_timeout{20};       ///< see Server::stop
};

/// One answered (or dropped) request, for the log. Holds neither path nor query: they name people's homes.
struct RequestRecord {
    Method method = Method::get;
    std::string_view route;  ///< name of the route; "-" where none was found
    int status = 0;          ///< 499 when the client had gone before its answer was there
    double seconds = 0;
    std::string_view request_id;
    std::string_view fault;  ///< what went wrong inside, for the log only; empty when nothing did
};

/// Called on I/O threads, several at once: must be quick. What it throws is dropped.
using RequestLog = std::function<void(const RequestRecord&)>;

/// The HTTP server: reads requests, finds their route, calls its handler on an I/O thread or in the pool, and sends
/// exactly one answer to the connection that asked. A handler that throws, whatever it throws, is answered with a
/// fixed text.
///
///     block_termination_signals();
///     Server server(options, routes, log, &metrics);
///     server.start();
///     wait_for_termination([&] { return server.responsive(5s); }, 10s);
///     server.stop();
///
/// Meant to stand behind nginx on the same machine (TLS, slow clients, limits by client: docs/serving.md); hence the
/// loopback address.
class Server {
  public:
    /// Throws std::invalid_argument for an address that is not allowed and for a bad routes table. `metrics` may be
    /// null and must outlive the server.
    Server(ServerOptions options, std::vector<Route> routes, RequestLog log = {}, Metrics* metrics = nullptr);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// Binds and serves on threads of its own; ignores SIGPIPE in the process. Throws std::runtime_error when the port
    /// is taken. Once only.
    void start();

    /// The port it listens on.
    std::uint16_t port() const;

    /// Requests that have no answer yet.
    int in_flight() const;

    /// True if every I/O thread answers within `limit`. Never to be called on an I/O thread (an inline handler).
    bool responsive(std::chrono::milliseconds limit) const;

    /// Answers new requests with 503, waits up to drain_timeout for those being worked on, then ends. When handlers
    /// are still running by then nothing can end them: after 5 more seconds the process ends with status 70.
    void stop();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diachi::api::http
