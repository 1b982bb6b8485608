#include "api/housekeeping.hpp"

#include <chrono>

#include "registry/lifecycle/status_moves.hpp"

namespace diachi::api {

Housekeeping::Housekeeping(registry::SingleWriter& writer)
    : writer_(writer),
      expiring_(std::chrono::hours(1), "reservations could not be expired", [this] { expire_reservations(); }) {}

void Housekeeping::expire_reservations() {
    // In small portions, so that nobody who waits to write waits for long.
    constexpr int a_time = 200;
    int expired = a_time;
    while (expired == a_time) {
        expired = writer_.write<int>([](registry::SingleWriter::Tools& tools) {
            return registry::expire_reservations(tools.store, tools.transaction, a_time);
        });
    }
}

}  // namespace diachi::api
