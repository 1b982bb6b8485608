// Point look-ups a second in the communes of a registry: the in-memory index, the store, and GEOS as the reference.
//     point_lookup_benchmark REGISTRY

#include <geos_c.h>

#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <random>
#include <vector>

#include "geo/area_index.hpp"
#include "registry/storage/open_store.hpp"

namespace {

using diachi::geo::MultiPolygon;
using diachi::geo::Point;

constexpr std::size_t points_asked = 200'000;

/// Points spread over the boxes of the areas: most lie in an area, some in several, some in none.
std::vector<Point> points_in(const std::vector<MultiPolygon>& areas) {
    std::mt19937_64 chance(42);
    std::uniform_int_distribution<std::size_t> any(0, areas.size() - 1);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<Point> points;
    while (points.size() < points_asked) {
        const auto box = diachi::geo::bounds(areas[any(chance)]);
        points.push_back({box.min_x + share(chance) * (box.max_x - box.min_x),
                          box.min_y + share(chance) * (box.max_y - box.min_y)});
    }
    return points;
}

struct Measured {
    double per_second;
    std::size_t hits;
};

Measured measure(const std::vector<Point>& points, const std::function<std::size_t(Point)>& hits_at) {
    const auto began = std::chrono::steady_clock::now();
    std::size_t hits = 0;
    for (const Point point : points) hits += hits_at(point);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return {static_cast<double>(points.size()) / seconds, hits};
}

/// GEOS as a good engineer would use it: an STR tree of prepared geometries, warmed.
class GeosAreas {
  public:
    explicit GeosAreas(const std::vector<MultiPolygon>& areas)
        : context_(GEOS_init_r(), GEOS_finish_r), tree_(GEOSSTRtree_create_r(context_.get(), 10)) {
        auto* reader = GEOSWKBReader_create_r(context_.get());
        for (const auto& area : areas) {
            const auto wkb = diachi::geo::to_wkb(area);
            auto* shape = GEOSWKBReader_read_r(context_.get(), reader, wkb.bytes.data(), wkb.bytes.size());
            const auto* prepared = GEOSPrepare_r(context_.get(), shape);
            GEOSSTRtree_insert_r(context_.get(), tree_, shape, const_cast<GEOSPreparedGeometry*>(prepared));
        }
        GEOSWKBReader_destroy_r(context_.get(), reader);
        static_cast<void>(hits({105, 10}));
    }
    [[nodiscard]] std::size_t hits(Point point) const {
        Question question{context_.get(), GEOSGeom_createPointFromXY_r(context_.get(), point.x, point.y), 0};
        GEOSSTRtree_query_r(
            context_.get(), tree_, question.point,
            [](void* prepared, void* asked) {
                auto& about = *static_cast<Question*>(asked);
                about.hits += GEOSPreparedIntersects_r(about.context, static_cast<GEOSPreparedGeometry*>(prepared),
                                                       about.point) == 1;
            },
            &question);
        GEOSGeom_destroy_r(context_.get(), question.point);
        return question.hits;
    }

  private:
    struct Question {
        GEOSContextHandle_t context;
        GEOSGeometry* point;
        std::size_t hits;
    };
    std::unique_ptr<GEOSContextHandle_HS, void (*)(GEOSContextHandle_t)> context_;
    GEOSSTRtree* tree_;  // lives as long as the program
};

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 2) return std::fprintf(stderr, "point_lookup_benchmark REGISTRY\n"), 2;
    const auto store = diachi::registry::open_store(arguments[1]);
    std::vector<MultiPolygon> areas;
    for (const auto& unit : store->units()) {
        if (unit.has_shape) areas.push_back(diachi::geo::multi_polygon_from(store->unit_shape(unit.version)->bytes));
    }
    const auto points = points_in(areas);
    const diachi::geo::AreaIndex index(areas);
    const GeosAreas geos(areas);
    const auto today = diachi::registry::Date::today();

    const auto reference = measure(points, [&](Point point) { return geos.hits(point); });
    const auto in_memory = measure(points, [&](Point point) {
        std::size_t hits = 0;
        index.find(point, [&hits](std::size_t) { ++hits; });
        return hits;
    });
    const std::vector<Point> some(points.begin(), points.begin() + points_asked / 10);
    const auto in_store = measure(some, [&](Point point) {
        return store
            ->communes_at(diachi::geo::Position::at(diachi::geo::Longitude{point.x}, diachi::geo::Latitude{point.y}), today)
            .size();
    });
    std::printf("%zu areas, %zu points, one core\n", areas.size(), points.size());
    std::printf("GEOS prepared (reference)  %10.0f a second, %zu hits\n", reference.per_second, reference.hits);
    std::printf("in-memory index            %10.0f a second, %zu hits, %.1f times the reference\n",
                in_memory.per_second, in_memory.hits, in_memory.per_second / reference.per_second);
    std::printf("store (what rules ask)     %10.0f a second, %.2f times the reference\n", in_store.per_second,
                in_store.per_second / reference.per_second);
    return in_memory.hits == reference.hits ? 0 : 1;
}
