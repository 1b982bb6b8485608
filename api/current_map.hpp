#pragma once

#include <filesystem>
#include <memory>

#include "api/exchanged.hpp"
#include "api/published_map.hpp"
#include "api/recurring_task.hpp"

namespace diachi::api {

/// The latest published map, exchanged whole within a second of an import, also one that another process made.
class CurrentMap {
  public:
    using Snapshot = Exchanged<PublishedMap>::Snapshot;

    explicit CurrentMap(const std::filesystem::path& registry);

    [[nodiscard]] Snapshot get() const { return map_.get(); }

  private:
    void refresh();

    std::unique_ptr<registry::Store> store_;
    Exchanged<PublishedMap> map_;
    RecurringTask refreshing_;
};

}  // namespace diachi::api
