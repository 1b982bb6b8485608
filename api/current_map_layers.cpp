#include "api/current_map_layers.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "api/log_lines.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {

CurrentMapLayers::CurrentMapLayers(std::filesystem::path registry)
    : registry_(std::move(registry)), thread_([this] { keep_fresh(); }) {}

CurrentMapLayers::~CurrentMapLayers() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

CurrentMapLayers::Snapshot CurrentMapLayers::get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void CurrentMapLayers::keep_fresh() {
    using namespace std::chrono_literals;
    std::unique_ptr<registry::Store> store;
    std::string last_error;
    std::unique_lock lock(mutex_);
    do {
        lock.unlock();
        try {
            if (!store) store = registry::open_store(registry_);
            refresh(*store);
            last_error.clear();
        } catch (const std::exception& error) {
            // The store goes on answering; the next round tries again. Told once.
            if (last_error != error.what()) {
                last_error = error.what();
                const std::string line = error_line("the shapes of the map could not be read into memory", last_error);
                std::fwrite(line.data(), 1, line.size(), stderr);
            }
        }
        lock.lock();
    } while (!stop_.wait_for(lock, 500ms, [this] { return stopping_; }));
}

void CurrentMapLayers::refresh(registry::Store& store) {
    const auto today = registry::Date::today();
    const auto last = get();
    if (last && last->reflect(store, today)) return;
    auto fresh = std::make_shared<const registry::MapLayers>(store, today);
    const std::lock_guard lock(mutex_);
    snapshot_ = std::move(fresh);
}

}  // namespace diachi::api
