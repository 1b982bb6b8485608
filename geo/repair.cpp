#include "geo/repair.hpp"

#include <geos_c.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

#include "geo/ring_faults.hpp"

namespace diachi::geo {
namespace {

static_assert(sizeof(Point) == 2 * sizeof(double));  // rings are handed to GEOS as one buffer of x y x y ...

/// One GEOS handle a thread, as GEOS asks for.
class Geos {
  public:
    static Geos& here() {
        thread_local Geos geos;
        return geos;
    }
    [[nodiscard]] GEOSContextHandle_t handle() const { return handle_.get(); }
    [[noreturn]] void fail() const { throw std::runtime_error(std::string("GEOS failed: ") + last_error_.data()); }

  private:
    struct Finish {
        void operator()(GEOSContextHandle_t handle) const { GEOS_finish_r(handle); }
    };
    Geos() : handle_(GEOS_init_r()) {
        if (!handle_) throw std::runtime_error("GEOS gave no handle");
        GEOSContext_setErrorMessageHandler_r(handle_.get(), &Geos::keep_message, this);
    }
    // Called from C: a fixed buffer, so that nothing can throw.
    static void keep_message(const char* message, void* self) noexcept {
        auto& kept = static_cast<Geos*>(self)->last_error_;
        std::snprintf(kept.data(), kept.size(), "%s", message);
    }

    std::unique_ptr<std::remove_pointer_t<GEOSContextHandle_t>, Finish> handle_;
    std::array<char, 256> last_error_{};
};

struct DestroyGeometry {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(Geos::here().handle(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, DestroyGeometry>;

Geometry checked(GEOSGeometry* geometry) {
    if (geometry == nullptr) Geos::here().fail();
    return Geometry(geometry);
}

/// GEOS takes ownership of the members, even when it fails.
std::vector<GEOSGeometry*> release(std::vector<Geometry>& owned) {
    std::vector<GEOSGeometry*> members;
    members.reserve(owned.size());
    for (Geometry& geometry : owned) members.push_back(geometry.release());
    return members;
}

/// The ring must be closed and have four vertices or more.
Geometry to_geos(const Ring& ring) {
    const auto geos = Geos::here().handle();
    GEOSCoordSequence* vertices =
        GEOSCoordSeq_copyFromBuffer_r(geos, &ring.front().x, static_cast<unsigned>(ring.size()), 0, 0);
    if (vertices == nullptr) Geos::here().fail();
    return checked(GEOSGeom_createLinearRing_r(geos, vertices));
}

Geometry to_geos(const Polygon& polygon) {
    Geometry shell = to_geos(polygon.shell);
    std::vector<Geometry> holes;
    holes.reserve(polygon.holes.size());
    for (const Ring& hole : polygon.holes) holes.push_back(to_geos(hole));
    std::vector<GEOSGeometry*> members = release(holes);
    return checked(GEOSGeom_createPolygon_r(Geos::here().handle(), shell.release(), members.data(),
                                            static_cast<unsigned>(members.size())));
}

Geometry to_geos(const MultiPolygon& shape) {
    if (shape.size() == 1) return to_geos(shape.front());
    std::vector<Geometry> polygons;
    polygons.reserve(shape.size());
    for (const Polygon& polygon : shape) polygons.push_back(to_geos(polygon));
    std::vector<GEOSGeometry*> members = release(polygons);
    return checked(GEOSGeom_createCollection_r(Geos::here().handle(), GEOS_MULTIPOLYGON, members.data(),
                                               static_cast<unsigned>(members.size())));
}

Ring ring_from(const GEOSGeometry* line) {
    const auto geos = Geos::here().handle();
    const GEOSCoordSequence* vertices = line == nullptr ? nullptr : GEOSGeom_getCoordSeq_r(geos, line);
    unsigned size = 0;
    if (vertices == nullptr || GEOSCoordSeq_getSize_r(geos, vertices, &size) == 0) Geos::here().fail();
    Ring ring(size);
    if (size > 0 && GEOSCoordSeq_copyToBuffer_r(geos, vertices, &ring.front().x, 0, 0) == 0) Geos::here().fail();
    return ring;
}

Polygon polygon_from(const GEOSGeometry* geometry) {
    const auto geos = Geos::here().handle();
    Polygon polygon{ring_from(GEOSGetExteriorRing_r(geos, geometry)), {}};
    const int holes = GEOSGetNumInteriorRings_r(geos, geometry);
    if (holes < 0) Geos::here().fail();
    for (int i = 0; i < holes; ++i) polygon.holes.push_back(ring_from(GEOSGetInteriorRingN_r(geos, geometry, i)));
    return polygon;
}

/// The polygons with an area, however deep; lines and points are left out.
void collect_polygons(const GEOSGeometry* geometry, MultiPolygon& found) {
    const auto geos = Geos::here().handle();
    const int type = GEOSGeomTypeId_r(geos, geometry);
    if (type == GEOS_POLYGON) {
        double area = 0;
        if (GEOSArea_r(geos, geometry, &area) == 0) Geos::here().fail();
        if (area > 0) found.push_back(polygon_from(geometry));
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int members = GEOSGetNumGeometries_r(geos, geometry);
        for (int i = 0; i < members; ++i) collect_polygons(GEOSGetGeometryN_r(geos, geometry, i), found);
    }
}

MultiPolygon polygons_of(const Geometry& geometry) {
    MultiPolygon found;
    collect_polygons(geometry.get(), found);
    return found;
}

std::optional<std::string> geos_fault(const Geometry& geometry) {
    const auto geos = Geos::here().handle();
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char valid = GEOSisValidDetail_r(geos, geometry.get(), 0, &reason, &place);
    const auto free_text = [&](char* text) { GEOSFree_r(geos, text); };
    const std::unique_ptr<char, decltype(free_text)> reason_owner(reason, free_text);
    const Geometry place_owner(place);
    if (valid == 2) Geos::here().fail();
    if (valid == 1) return std::nullopt;
    Point p{std::nan(""), std::nan("")};
    if (place != nullptr) {
        GEOSGeomGetX_r(geos, place, &p.x);
        GEOSGeomGetY_r(geos, place, &p.y);
    }
    return fault_at(reason == nullptr ? "Fault" : reason, p);
}

struct DestroyParameters {
    void operator()(GEOSMakeValidParams* parameters) const {
        GEOSMakeValidParams_destroy_r(Geos::here().handle(), parameters);
    }
};

/// Empty when the method fails or leaves something invalid, as both of GEOS 3.11 do now and then.
MultiPolygon made_valid(const Geometry& geometry, GEOSMakeValidMethods method) {
    const auto geos = Geos::here().handle();
    const std::unique_ptr<GEOSMakeValidParams, DestroyParameters> parameters(GEOSMakeValidParams_create_r(geos));
    if (!parameters || GEOSMakeValidParams_setMethod_r(geos, parameters.get(), method) == 0 ||
        GEOSMakeValidParams_setKeepCollapsed_r(geos, parameters.get(), 0) == 0)
        Geos::here().fail();
    const Geometry result(GEOSMakeValidWithParams_r(geos, geometry.get(), parameters.get()));
    if (!result) return {};
    MultiPolygon polygons = polygons_of(result);
    return is_valid(polygons) ? polygons : MultiPolygon{};
}

MultiPolygon made_valid(const MultiPolygon& buildable) {
    const Geometry geometry = to_geos(buildable);
    // By structure first: parts that overlap are merged. By linework they would leave a hole where they do.
    MultiPolygon polygons = made_valid(geometry, GEOS_MAKE_VALID_STRUCTURE);
    return polygons.empty() ? made_valid(geometry, GEOS_MAKE_VALID_LINEWORK) : polygons;
}

/// The shape itself when valid, else its repair; nothing when none is possible.
MultiPolygon valid_form(const MultiPolygon& shape) {
    if (is_valid(shape)) return shape;
    std::optional<Repair> repaired = repair(shape);
    return repaired ? std::move(repaired->shape) : MultiPolygon{};
}

}  // namespace

bool is_valid(const MultiPolygon& shape) {
    if (ring_fault(shape)) return false;
    const char valid = GEOSisValid_r(Geos::here().handle(), to_geos(shape).get());
    if (valid == 2) Geos::here().fail();
    return valid == 1;
}

std::optional<std::string> validity_fault(const MultiPolygon& shape) {
    if (auto fault = ring_fault(shape)) return fault;
    return geos_fault(to_geos(shape));
}

std::optional<Repair> repair(const MultiPolygon& shape) {
    const std::optional<std::string> fault = validity_fault(shape);
    if (!is_on_a_map(shape)) return std::nullopt;
    const double before = area_in_square_metres(shape);
    if (!fault) return Repair{shape, "", before, before};
    const MultiPolygon buildable = with_buildable_rings(shape);
    if (buildable.empty()) return std::nullopt;
    MultiPolygon repaired = made_valid(buildable);
    if (repaired.empty()) return std::nullopt;
    const double after = area_in_square_metres(repaired);
    return Repair{std::move(repaired), *fault, before, after};
}

double overlap_area(const MultiPolygon& a, const MultiPolygon& b) {
    const MultiPolygon left = valid_form(a);
    const MultiPolygon right = valid_form(b);
    if (left.empty() || right.empty() || !bounds(left).intersects(bounds(right))) return 0;
    const Geometry common =
        checked(GEOSIntersection_r(Geos::here().handle(), to_geos(left).get(), to_geos(right).get()));
    return area_in_square_metres(polygons_of(common));
}

bool equal_shape(const MultiPolygon& a, const MultiPolygon& b) {
    if (a == b) return true;
    const MultiPolygon left = valid_form(a);
    const MultiPolygon right = valid_form(b);
    if (left.empty() || right.empty()) return left.empty() && right.empty();
    if (bounds(left) != bounds(right)) return false;
    const char equal = GEOSEquals_r(Geos::here().handle(), to_geos(left).get(), to_geos(right).get());
    if (equal == 2) Geos::here().fail();
    return equal == 1;
}

}  // namespace diachi::geo
