#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "registry/geocoding/geocoder.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {

/// The geocoder of the latest published map: immutable, exchanged whole within a second of an import, also one that
/// another process made.
class CurrentGeocoder {
  public:
    using Snapshot = std::shared_ptr<const registry::geocoding::Geocoder>;

    explicit CurrentGeocoder(const std::filesystem::path& registry);
    ~CurrentGeocoder();
    CurrentGeocoder(const CurrentGeocoder&) = delete;
    CurrentGeocoder& operator=(const CurrentGeocoder&) = delete;

    [[nodiscard]] Snapshot get() const;

  private:
    void keep_fresh();
    void refresh();

    std::unique_ptr<registry::Store> store_;
    mutable std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    Snapshot snapshot_;
    std::thread thread_;
};

}  // namespace diachi::api
