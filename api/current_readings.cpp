#include "api/current_readings.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "api/log_lines.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {

CurrentReadings::CurrentReadings(const std::filesystem::path& registry, registry::HolderKeyring& keyring)
    : store_(registry::open_store(registry)), keyring_(keyring) {
    refresh();
    thread_ = std::thread([this] { keep_fresh(); });
}

CurrentReadings::~CurrentReadings() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

CurrentReadings::Snapshot CurrentReadings::get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void CurrentReadings::keep_fresh() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, 500ms, [this] { return stopping_; })) {
        lock.unlock();
        refresh();
        lock.lock();
    }
}

void CurrentReadings::refresh() {
    try {
        auto fresh = registry::geocoding::ConfirmedReadings::refreshed(get(), *store_, keyring_);
        last_error_.clear();
        const std::lock_guard lock(mutex_);
        snapshot_ = std::move(fresh);
    } catch (const std::exception& error) {
        // The last snapshot goes on serving; the next round tries again.
        if (last_error_ == error.what()) return;
        last_error_ = error.what();
        const std::string line = error_line("confirmed readings could not be read", error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
}

}  // namespace diachi::api
