#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>

#include "registry/map_layers.hpp"

namespace diachi::api {

/// The shapes of today's communes and parcels in memory, read in the background: serving begins without them. Exchanged
/// whole after a publication and when a day begins; nobody waits for them, the store answers meanwhile.
class CurrentMapLayers {
  public:
    using Snapshot = std::shared_ptr<const registry::MapLayers>;

    explicit CurrentMapLayers(std::filesystem::path registry);
    ~CurrentMapLayers();
    CurrentMapLayers(const CurrentMapLayers&) = delete;
    CurrentMapLayers& operator=(const CurrentMapLayers&) = delete;

    /// Null until they were read once; perhaps older than the map: MapLayers::reflect says so.
    [[nodiscard]] Snapshot get() const;

  private:
    void keep_fresh();
    void refresh(registry::Store& store);

    std::filesystem::path registry_;
    mutable std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    Snapshot snapshot_;
    std::thread thread_;
};

}  // namespace diachi::api
