#include "registry/storage/spatialite/shape_cache.hpp"

namespace diachi::registry::spatialite {

ShapeCache::Shape ShapeCache::get(Table table, Id version, const std::function<geo::EdgeIndex()>& read) {
    const Key key{table, version};
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = entries_.find(key); found != entries_.end()) {
            by_use_.splice(by_use_.begin(), by_use_, found->second);
            return found->second->shape;
        }
    }
    auto shape = std::make_shared<const geo::EdgeIndex>(read());
    const std::lock_guard lock(mutex_);
    if (entries_.contains(key)) return shape;  // another thread was quicker
    by_use_.push_front({key, shape});
    entries_[key] = by_use_.begin();
    vertices_ += shape->vertices();
    while (vertices_ > most_vertices_ && by_use_.size() > 1) {
        vertices_ -= by_use_.back().shape->vertices();
        entries_.erase(by_use_.back().key);
        by_use_.pop_back();
    }
    return shape;
}

}  // namespace diachi::registry::spatialite
