#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "api/published_map.hpp"

namespace diachi::api {

/// The latest published map, exchanged whole within a second of an import, also one that another process made.
class CurrentMap {
  public:
    using Snapshot = std::shared_ptr<const PublishedMap>;

    explicit CurrentMap(const std::filesystem::path& registry);
    ~CurrentMap();
    CurrentMap(const CurrentMap&) = delete;
    CurrentMap& operator=(const CurrentMap&) = delete;

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
