#include "api/current_map_layers.hpp"

#include <chrono>
#include <utility>

#include "registry/storage/open_store.hpp"

namespace diachi::api {

using namespace std::chrono_literals;

CurrentMapLayers::CurrentMapLayers(std::filesystem::path registry)
    : registry_(std::move(registry)),
      refreshing_(500ms, "the shapes of the map could not be read into memory", [this] { refresh(); }) {}

void CurrentMapLayers::refresh() {
    if (!store_) store_ = registry::open_store(registry_);
    const auto today = registry::Date::today();
    const auto last = get();
    if (last && last->reflect(*store_, today)) return;
    layers_.set(std::make_shared<const registry::MapLayers>(*store_, today));
}

}  // namespace diachi::api
