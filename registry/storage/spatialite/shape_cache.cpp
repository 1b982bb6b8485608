#include "registry/storage/spatialite/shape_cache.hpp"

namespace diachi::registry::spatialite {
namespace {

std::size_t vertices_of(const geo::MultiPolygon& shape) {
    std::size_t count = 0;
    for (const auto& part : shape) {
        count += part.shell.size();
        for (const auto& hole : part.holes) count += hole.size();
    }
    return count;
}

}  // namespace

ShapeCache::Shape ShapeCache::get(Id version, const std::function<geo::MultiPolygon()>& read) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = entries_.find(version); found != entries_.end()) {
            by_use_.splice(by_use_.begin(), by_use_, found->second);
            return found->second->shape;
        }
    }
    auto shape = std::make_shared<const geo::MultiPolygon>(read());
    const std::lock_guard lock(mutex_);
    if (entries_.contains(version)) return shape;  // another thread was quicker
    by_use_.push_front({version, shape, vertices_of(*shape)});
    entries_[version] = by_use_.begin();
    vertices_ += by_use_.front().vertices;
    while (vertices_ > most_vertices_ && by_use_.size() > 1) {
        vertices_ -= by_use_.back().vertices;
        entries_.erase(by_use_.back().version);
        by_use_.pop_back();
    }
    return shape;
}

}  // namespace diachi::registry::spatialite
