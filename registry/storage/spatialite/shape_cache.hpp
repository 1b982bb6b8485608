#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "geo/polygon.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry::spatialite {

/// Decoded shapes of version rows, the most recently asked ones, up to a number of vertices. Version rows never
/// change, so what is kept here is never stale. For any number of threads.
class ShapeCache {
  public:
    explicit ShapeCache(std::size_t most_vertices) : most_vertices_(most_vertices) {}

    using Shape = std::shared_ptr<const geo::MultiPolygon>;
    /// Reads the shape with `read` when it is not kept.
    Shape get(Id version, const std::function<geo::MultiPolygon()>& read);

  private:
    struct Entry {
        Id version;
        Shape shape;
        std::size_t vertices;
    };
    std::mutex mutex_;
    std::list<Entry> by_use_;  ///< the latest first
    std::unordered_map<Id, std::list<Entry>::iterator> entries_;
    std::size_t most_vertices_;
    std::size_t vertices_ = 0;
};

}  // namespace diachi::registry::spatialite
