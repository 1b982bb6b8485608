#pragma once

#include <filesystem>
#include <memory>

#include "api/exchanged.hpp"
#include "api/recurring_task.hpp"
#include "registry/map_layers.hpp"

namespace diachi::api {

/// The shapes of today's communes and parcels in memory, read in the background: serving begins without them. Exchanged
/// whole after a publication and when a day begins; nobody waits for them, the store answers meanwhile.
class CurrentMapLayers {
  public:
    using Snapshot = Exchanged<registry::MapLayers>::Snapshot;

    explicit CurrentMapLayers(std::filesystem::path registry);

    /// Null until they were read once; perhaps older than the map: MapLayers::reflect says so.
    [[nodiscard]] Snapshot get() const { return layers_.get(); }

  private:
    void refresh();

    std::filesystem::path registry_;
    std::unique_ptr<registry::Store> store_;
    Exchanged<registry::MapLayers> layers_;
    RecurringTask refreshing_;
};

}  // namespace diachi::api
