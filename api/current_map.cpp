#include "api/current_map.hpp"

#include <chrono>

#include "registry/storage/open_store.hpp"

namespace diachi::api {

using namespace std::chrono_literals;

CurrentMap::CurrentMap(const std::filesystem::path& registry)
    : store_(registry::open_store(registry)),
      map_(std::make_shared<const PublishedMap>(*store_)),
      refreshing_(500ms, "the published map could not be read again", [this] { refresh(); }) {}

void CurrentMap::refresh() {
    if (store_->last_map_revision() == get()->revision()) return;
    map_.set(std::make_shared<const PublishedMap>(*store_));
}

}  // namespace diachi::api
