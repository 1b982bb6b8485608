#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "api/http/exchange.hpp"
#include "api/http/route_table.hpp"
#include "api/http/server.hpp"
#include "api/http/worker_pool.hpp"

namespace diachi::api::http::pistache {

class ConnectionHandler;

/// What the I/O threads of one server share. It outlives them and the pools.
class ServerCore {
  public:
    ServerCore(ServerOptions options, std::vector<Route> routes, RequestLog log, Metrics* metrics);

    const ServerOptions& options() const { return options_; }
    const RouteTable& routes() const { return routes_; }
    /// The threads for such work, which is not to be done inline.
    WorkerPool& pool_for(Work work) { return work == Work::writing_pool ? writing_pool_ : pool_; }
    void stop_pools();

    void begin_draining() { draining_ = true; }
    bool draining() const { return draining_; }

    void request_begun();
    /// To be called once for each request_begun, after its answer was written or dropped.
    void request_ended(const Exchange& exchange, int status);
    int in_flight() const { return in_flight_; }

    /// The handlers of the I/O threads; each makes itself known when it is made.
    void add(const std::shared_ptr<ConnectionHandler>& handler);
    std::vector<std::shared_ptr<ConnectionHandler>> handlers() const;

  private:
    const ServerOptions options_;
    const RouteTable routes_;
    const RequestLog log_;
    Metrics* const metrics_;
    WorkerPool pool_;
    WorkerPool writing_pool_;
    std::atomic<bool> draining_ = false;
    std::atomic<int> in_flight_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::weak_ptr<ConnectionHandler>> handlers_;
};

}  // namespace diachi::api::http::pistache
