#include "registry/storage/spatialite/course_cache.hpp"

namespace diachi::registry::spatialite {

CourseCache::Course CourseCache::get(const Versions& versions, const std::function<geo::Course()>& read) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = courses_.find(versions); found != courses_.end()) return found->second;
    }
    auto course = std::make_shared<const geo::Course>(read());
    const std::lock_guard lock(mutex_);
    if (vertices_ > most_vertices_) {
        courses_.clear();
        vertices_ = 0;
    }
    if (courses_.emplace(versions, course).second) vertices_ += course->vertices();
    return course;
}

}  // namespace diachi::registry::spatialite
