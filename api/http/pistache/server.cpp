#include "api/http/server.hpp"

#include <arpa/inet.h>
#include <pistache/endpoint.h>
#include <signal.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

#include "api/http/pistache/connection_handler.hpp"
#include "api/http/pistache/server_core.hpp"

namespace diachi::api::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr int status_of_hung_process = 70;

/// The address as Pistache wants it. Only an address, never a name: a name could come to mean another machine.
std::string listening_address(const ServerOptions& options) {
    in_addr v4{};
    in6_addr v6{};
    const bool is_v4 = inet_pton(AF_INET, options.host.c_str(), &v4) == 1;
    const bool is_v6 = !is_v4 && inet_pton(AF_INET6, options.host.c_str(), &v6) == 1;
    if (!is_v4 && !is_v6) throw std::invalid_argument("not an IP address: " + options.host);
    const bool loopback = is_v4 ? (ntohl(v4.s_addr) >> 24U) == 127 : IN6_IS_ADDR_LOOPBACK(&v6);
    if (!loopback) {
        throw std::invalid_argument(options.host + " is not a loopback address; nginx belongs in front of this server");
    }
    return is_v6 ? "[" + options.host + "]" : options.host;
}

/// Ends the process when it is not released in time: threads that hang cannot be ended otherwise.
class Watchdog {
  public:
    explicit Watchdog(milliseconds limit)
        : thread_([this, limit] {
              std::unique_lock lock(mutex_);
              if (!changed_.wait_for(lock, limit, [this] { return released_; })) _exit(status_of_hung_process);
          }) {}
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;
    ~Watchdog() {
        {
            const std::lock_guard lock(mutex_);
            released_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool released_ = false;
    std::thread thread_;
};

/// Counts the I/O threads that have answered. Shared with them: they may answer after the question is given up.
struct RollCall {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t present = 0;
};

}  // namespace

class Server::Impl {
  public:
    Impl(ServerOptions options, std::vector<Route> routes, RequestLog log, Metrics* metrics)
        : address_(listening_address(options)),
          core_(
              std::make_shared<pistache::ServerCore>(std::move(options), std::move(routes), std::move(log), metrics)) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() { stop(); }

    void start();
    void stop();
    bool responsive(milliseconds limit) const;
    std::uint16_t port() const { return port_; }
    int in_flight() const { return core_->in_flight(); }

  private:
    std::string address_;
    std::shared_ptr<pistache::ServerCore> core_;
    mutable std::mutex mutex_;  ///< guards endpoint_ against responsive() in another thread
    std::unique_ptr<Pistache::Http::Endpoint> endpoint_;
    std::uint16_t port_ = 0;
};

void Server::Impl::start() {
    if (endpoint_ || core_->draining()) throw std::logic_error("a server is started once");
    ::signal(SIGPIPE, SIG_IGN);
    const ServerOptions& options = core_->options();
    using Flag = Pistache::Tcp::Options;
    auto settings = Pistache::Http::Endpoint::options()
                        .threads(options.io_threads)
                        .flags(Pistache::Flags<Flag>(Flag::ReuseAddr) | Flag::NoDelay | Flag::CloseOnExec)
                        .maxRequestSize(options.max_request_bytes)
                        .maxResponseSize(options.max_response_bytes)
                        .headerTimeout(options.request_timeout)
                        .bodyTimeout(options.request_timeout)
                        .keepaliveTimeout(options.keepalive_timeout);
    auto endpoint =
        std::make_unique<Pistache::Http::Endpoint>(Pistache::Address(address_, Pistache::Port(options.port)));
    endpoint->init(settings);
    endpoint->setHandler(std::make_shared<pistache::ConnectionHandler>(core_));
    endpoint->serveThreaded();
    port_ = endpoint->getPort();
    const std::lock_guard lock(mutex_);
    endpoint_ = std::move(endpoint);
}

bool Server::Impl::responsive(milliseconds limit) const {
    const auto roll_call = std::make_shared<RollCall>();
    std::size_t asked = 0;
    {
        const std::lock_guard lock(mutex_);
        if (!endpoint_) return false;
        for (const auto& handler : core_->handlers()) {
            ++asked;
            handler->post_to_io([roll_call] {
                const std::lock_guard present_lock(roll_call->mutex);
                ++roll_call->present;
                roll_call->changed.notify_all();
            });
        }
    }
    std::unique_lock lock(roll_call->mutex);
    return roll_call->changed.wait_for(lock, limit, [&] { return roll_call->present == asked; });
}

void Server::Impl::stop() {
    core_->begin_draining();
    const milliseconds limit = core_->options().drain_timeout;
    const Watchdog watchdog(limit + seconds(5));
    const auto until = steady_clock::now() + limit;
    while (endpoint_ && core_->in_flight() > 0 && steady_clock::now() < until) {
        std::this_thread::sleep_for(milliseconds(5));
    }
    // The pools first: their jobs hold the transports that go with the endpoint.
    core_->stop_pools();
    const std::lock_guard lock(mutex_);
    if (!endpoint_) return;
    // Pistache forgets open connections without closing them: their clients would wait for ever.
    for (const auto& handler : core_->handlers()) {
        handler->post_to_io([handler] { handler->end_connections(); });
    }
    std::this_thread::sleep_for(milliseconds(50));  // last answers on their way to the I/O threads
    endpoint_->shutdown();
    endpoint_.reset();
}

Server::Server(ServerOptions options, std::vector<Route> routes, RequestLog log, Metrics* metrics)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(routes), std::move(log), metrics)) {}
Server::~Server() = default;

void Server::start() {
    impl_->start();
}
std::uint16_t Server::port() const {
    return impl_->port();
}
int Server::in_flight() const {
    return impl_->in_flight();
}
bool Server::responsive(milliseconds limit) const {
    return impl_->responsive(limit);
}
void Server::stop() {
    impl_->stop();
}

}  // namespace diachi::api::http
