#include "api/current_geocoder.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "registry/storage/open_store.hpp"

namespace diachi::api {

CurrentGeocoder::CurrentGeocoder(const std::filesystem::path& registry)
    : store_(registry::open_store(registry)),
      snapshot_(std::make_shared<const registry::geocoding::Geocoder>(store_->gazetteer())),
      thread_([this] { keep_fresh(); }) {}

CurrentGeocoder::~CurrentGeocoder() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

CurrentGeocoder::Snapshot CurrentGeocoder::get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void CurrentGeocoder::keep_fresh() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, 500ms, [this] { return stopping_; })) {
        lock.unlock();
        try {
            refresh();
        } catch (const std::exception& error) {
            // The last snapshot goes on serving; the next round tries again.
            std::fprintf(stderr, "{\"level\":\"error\",\"message\":\"the geocoder could not be refreshed: %s\"}\n",
                         error.what());
        }
        lock.lock();
    }
}

void CurrentGeocoder::refresh() {
    if (store_->last_map_revision() == get()->gazetteer().revision) return;
    auto fresh = std::make_shared<const registry::geocoding::Geocoder>(store_->gazetteer());
    const std::lock_guard lock(mutex_);
    snapshot_ = std::move(fresh);
}

}  // namespace diachi::api
