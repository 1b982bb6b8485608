// Point look-ups a second in the communes of a registry: the in-memory index, the store, and GEOS as the reference.
//     point_lookup_benchmark REGISTRY [FOLDER] [PARCELS]
// PARCELS square parcels are generated beside the communes (none by default). With FOLDER, areas, points and found
// pairs are written there, for point_postgis.py to compare.

#include <geos_c.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "geo/area_index.hpp"
#include "registry/storage/open_store.hpp"
#include "tests/benchmarks/processor_time.hpp"

namespace {

using diachi::geo::MultiPolygon;
using diachi::geo::Point;

constexpr std::size_t points_asked = 200'000;

/// Square parcels of 20 m and nine vertices in rows, turned, in the middle of Cần Thơ.
void add_parcels(std::size_t count, std::vector<MultiPolygon>& areas) {
    constexpr double degree_m = 111'320, side = 20 / degree_m, every = 21 / degree_m, cosine = 0.956, sine = 0.292;
    constexpr std::size_t a_row = 1000;
    constexpr std::array<std::array<double, 2>, 9> corners{
        {{0, 0}, {0.5, 0}, {1, 0}, {1, 0.5}, {1, 1}, {0.5, 1}, {0, 1}, {0, 0.5}, {0, 0}}};
    for (std::size_t at = 0; at < count; ++at) {
        diachi::geo::Polygon parcel;
        for (const auto& [along, across] : corners) {
            const double x = static_cast<double>(at % a_row) * every + along * side;
            const double y = static_cast<double>(at / a_row) * every + across * side;
            parcel.shell.push_back({105.6 + x * cosine - y * sine, 9.9 + x * sine + y * cosine});
        }
        areas.push_back({parcel});
    }
}

/// Points spread over the boxes of the communes and, where there are parcels, as many over the boxes of those: most lie
/// in an area, some in several, some in none.
std::vector<Point> points_in(const std::vector<MultiPolygon>& areas, std::size_t communes) {
    std::mt19937_64 chance(42);
    std::uniform_int_distribution<std::size_t> any_commune(0, communes - 1);
    std::uniform_int_distribution<std::size_t> any_parcel(communes % areas.size(), areas.size() - 1);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<Point> points;
    while (points.size() < points_asked) {
        const bool parcel = areas.size() > communes && points.size() % 2 == 1;
        const auto box = diachi::geo::bounds(areas[parcel ? any_parcel(chance) : any_commune(chance)]);
        points.push_back(
            {box.min_x + share(chance) * (box.max_x - box.min_x), box.min_y + share(chance) * (box.max_y - box.min_y)});
    }
    return points;
}

/// areas.tsv (id, well-known binary), points.tsv (id, x, y) and pairs.tsv (point, area), ids from 0.
void write_all(const std::string& folder, const std::vector<MultiPolygon>& areas, const std::vector<Point>& points,
               const diachi::geo::AreaIndex& index) {
    std::ofstream area_file(folder + "/areas.tsv"), point_file(folder + "/points.tsv"),
        pair_file(folder + "/pairs.tsv");
    constexpr const char* digits = "0123456789abcdef";
    for (std::size_t i = 0; i < areas.size(); ++i) {
        std::string hex;
        for (const auto byte : diachi::geo::to_wkb(areas[i]).bytes) {
            hex += digits[static_cast<unsigned char>(byte) >> 4U];
            hex += digits[static_cast<unsigned char>(byte) & 15U];
        }
        area_file << i << "\t" << hex << "\n";
    }
    point_file.precision(17);
    for (std::size_t i = 0; i < points.size(); ++i) {
        point_file << i << "\t" << points[i].x << "\t" << points[i].y << "\n";
        index.find(points[i], [&](std::size_t area) { pair_file << i << "\t" << area << "\n"; });
    }
}

struct Measured {
    double per_second;
    std::size_t hits;
};

/// Of this thread: other programs on the machine disturb it little.
Measured measure(const std::vector<Point>& points, const std::function<std::size_t(Point)>& hits_at) {
    const double began = diachi::benchmarks::processor_seconds();
    std::size_t hits = 0;
    for (const Point point : points) hits += hits_at(point);
    const double seconds = diachi::benchmarks::processor_seconds() - began;
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
    if (argument_count < 2) return std::fprintf(stderr, "point_lookup_benchmark REGISTRY [FOLDER] [PARCELS]\n"), 2;
    const auto store = diachi::registry::open_store(arguments[1]);
    std::vector<MultiPolygon> areas;
    for (const auto& unit : store->units()) {
        if (unit.has_shape) areas.push_back(diachi::geo::multi_polygon_from(store->unit_shape(unit.version)->bytes));
    }
    const std::size_t communes = areas.size();
    if (argument_count > 3) add_parcels(std::strtoul(arguments[3], nullptr, 10), areas);
    const auto points = points_in(areas, communes);
    const diachi::geo::AreaIndex index(areas);
    if (argument_count > 2) write_all(arguments[2], areas, points, index);
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
            ->communes_at(diachi::geo::Position::at(diachi::geo::Longitude{point.x}, diachi::geo::Latitude{point.y}),
                          today)
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
