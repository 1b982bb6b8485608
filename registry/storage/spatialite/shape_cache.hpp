#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "geo/edge_index.hpp"
#include "registry/id.hpp"

namespace diachi::registry::spatialite {

/// Indexed shapes of version rows, the most recently asked ones, up to a number of vertices. Version rows never
/// change, so what is kept here is never stale. For any number of threads.
class ShapeCache {
  public:
    explicit ShapeCache(std::size_t most_vertices) : most_vertices_(most_vertices) {}

    enum class Table { unit_version, thoroughfare_version, water_version };
    using Shape = std::shared_ptr<const geo::EdgeIndex>;
    /// Reads the shape with `read` when it is not kept.
    Shape get(Table table, Id version, const std::function<geo::EdgeIndex()>& read);

  private:
    using Key = std::pair<Table, Id>;
    struct Entry {
        Key key;
        Shape shape;
    };
    std::mutex mutex_;
    std::list<Entry> by_use_;  ///< the latest first
    std::map<Key, std::list<Entry>::iterator> entries_;
    std::size_t most_vertices_;
    std::size_t vertices_ = 0;
};

}  // namespace diachi::registry::spatialite
