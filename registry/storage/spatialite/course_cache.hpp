#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "geo/course.hpp"
#include "registry/id.hpp"

namespace diachi::registry::spatialite {

/// Courses of version rows, decoded once. Version rows never change, so what is kept here is never stale; when too many
/// vertices are kept, all are let go and read again. For any number of threads.
class CourseCache {
  public:
    explicit CourseCache(std::size_t most_vertices) : most_vertices_(most_vertices) {}

    using Course = std::shared_ptr<const geo::Course>;
    /// The version of a street and that of the street it leaves, 0 for none: together they make its direction.
    using Versions = std::pair<Id, Id>;
    /// Reads the course with `read` when it is not kept.
    Course get(const Versions& versions, const std::function<geo::Course()>& read);

  private:
    std::mutex mutex_;
    std::map<Versions, Course> courses_;
    std::size_t most_vertices_;
    std::size_t vertices_ = 0;
};

}  // namespace diachi::registry::spatialite
