#include "api/housekeeping.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "api/log_lines.hpp"
#include "registry/lifecycle/status_moves.hpp"

namespace diachi::api {

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopping_changed_.notify_one();
    thread_.join();
}

void Housekeeping::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            expire_reservations();
        } catch (const std::exception& error) {
            const std::string line = error_line("reservations could not be expired", error.what());
            std::fwrite(line.data(), 1, line.size(), stderr);
        }
        lock.lock();
        stopping_changed_.wait_for(lock, std::chrono::hours(1), [this] { return stopping_; });
    }
}

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
