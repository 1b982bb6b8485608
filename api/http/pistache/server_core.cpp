#include "api/http/pistache/server_core.hpp"

#include <utility>

#include "api/http/pistache/connection_handler.hpp"

namespace diachi::api::http::pistache {

ServerCore::ServerCore(ServerOptions options, std::vector<Route> routes, RequestLog log, Metrics* metrics)
    : options_(std::move(options)),
      routes_(std::move(routes)),
      log_(std::move(log)),
      metrics_(metrics),
      pool_(options_.pool_threads, options_.pool_queue),
      writing_pool_(options_.writing_threads, options_.writing_queue) {}

void ServerCore::stop_pools() {
    writing_pool_.stop();
    pool_.stop();
}

void ServerCore::request_begun() {
    ++in_flight_;
    if (metrics_ != nullptr) metrics_->request_begun();
}

void ServerCore::request_ended(const Exchange& exchange, int status) {
    RequestRecord record;
    record.method = exchange.request.method;
    record.route = exchange.route == nullptr ? std::string_view("-") : exchange.route->name;
    record.status = status;
    record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - exchange.begun).count();
    record.request_id = exchange.request.request_id;
    record.fault = exchange.fault;
    try {
        if (metrics_ != nullptr) metrics_->request_ended(record.route, status, record.seconds);
        if (log_) log_(record);
    } catch (...) {  // NOLINT(bugprone-empty-catch): a log that fails must not cost the next answer
    }
    --in_flight_;
}

void ServerCore::add(const std::shared_ptr<ConnectionHandler>& handler) {
    const std::lock_guard lock(mutex_);
    handlers_.push_back(handler);
}

std::vector<std::shared_ptr<ConnectionHandler>> ServerCore::handlers() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<ConnectionHandler>> alive;
    for (const auto& handler : handlers_) {
        if (auto held = handler.lock()) alive.push_back(std::move(held));
    }
    return alive;
}

}  // namespace diachi::api::http::pistache
