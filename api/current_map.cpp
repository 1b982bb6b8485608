#include "api/current_map.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "api/log_lines.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {

CurrentMap::CurrentMap(const std::filesystem::path& registry)
    : store_(registry::open_store(registry)),
      snapshot_(std::make_shared<const PublishedMap>(*store_)),
      thread_([this] { keep_fresh(); }) {}

CurrentMap::~CurrentMap() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

CurrentMap::Snapshot CurrentMap::get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void CurrentMap::keep_fresh() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, 500ms, [this] { return stopping_; })) {
        lock.unlock();
        try {
            refresh();
        } catch (const std::exception& error) {
            // The last snapshot goes on serving; the next round tries again.
            const std::string line = error_line("the published map could not be read again", error.what());
            std::fwrite(line.data(), 1, line.size(), stderr);
        }
        lock.lock();
    }
}

void CurrentMap::refresh() {
    if (store_->last_map_revision() == get()->revision()) return;
    auto fresh = std::make_shared<const PublishedMap>(*store_);
    const std::lock_guard lock(mutex_);
    snapshot_ = std::move(fresh);
}

}  // namespace diachi::api
