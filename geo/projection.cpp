#include "geo/projection.hpp"

#include <proj.h>

#include <cmath>
#include <iomanip>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "geo/crs_description.hpp"
#include "geo/vn2000_zone.hpp"

namespace diachi::geo {
namespace {

struct ContextDeleter {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
    void operator()(PJ* object) const { proj_destroy(object); }
};
using Context = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using Object = std::unique_ptr<PJ, PjDeleter>;

Context new_context() {
    Context context(proj_context_create());
    if (!context) throw std::runtime_error("PROJ gave no context");
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

/// EPSG:6960, "VN-2000 to WGS 84 (2)", as `projinfo -k operation -o PROJ EPSG:6960` prints it, longitude first.
constexpr std::string_view epsg_6960 =
    " +step +proj=push +v_3 +step +proj=cart +ellps=WGS84"
    " +step +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835"
    " +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame"
    " +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg";

std::string pipeline_text(int epsg) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "+proj=pipeline";
    if (const Vn2000Zone* zone = find_vn2000_zone(epsg))
        text << std::setprecision(10) << " +step +inv +proj=tmerc +lat_0=0 +lon_0=" << zone->central_meridian
             << " +k=" << zone->scale << " +x_0=500000 +y_0=0 +ellps=WGS84";
    else
        text << " +step +proj=unitconvert +xy_in=deg +xy_out=rad";
    text << epsg_6960;
    return text.str();
}

void run(PJ* pipeline, PJ_DIRECTION direction, std::span<Point> points) {
    if (points.empty()) return;
    proj_trans_generic(pipeline, direction, &points.front().x, sizeof(Point), points.size(), &points.front().y,
                       sizeof(Point), points.size(), nullptr, 0, 0, nullptr, 0, 0);
}

std::string name_of(const PJ* object) {
    const char* name = object == nullptr ? nullptr : proj_get_name(object);
    return name == nullptr ? "" : name;
}

bool has_axis_unit(PJ_CONTEXT* context, const PJ* crs, double expected) {
    const Object system(proj_crs_get_coordinate_system(context, crs));
    double factor = 0;
    return system &&
           proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor, nullptr, nullptr,
                                 nullptr) != 0 &&
           std::abs(factor / expected - 1) < 1e-9;
}

bool is_on_greenwich_and_wgs84_ellipsoid(PJ_CONTEXT* context, const PJ* crs) {
    const Object meridian(proj_get_prime_meridian(context, crs));
    const Object ellipsoid(proj_get_ellipsoid(context, crs));
    double longitude = 1;
    double semi_major = 0;
    double inverse_flattening = 0;
    return meridian && ellipsoid &&
           proj_prime_meridian_get_parameters(context, meridian.get(), &longitude, nullptr, nullptr) != 0 &&
           proj_ellipsoid_get_parameters(context, ellipsoid.get(), &semi_major, nullptr, nullptr,
                                         &inverse_flattening) != 0 &&
           longitude == 0 && std::abs(semi_major - 6378137) < 1e-3 &&
           std::abs(inverse_flattening - 298.257223563) < 1e-6;
}

/// A parameter by EPSG's name, in metres, degrees or as a ratio; NaN when it is missing.
double parameter(PJ_CONTEXT* context, const PJ* conversion, const char* name, double unit) {
    const int index = proj_coordoperation_get_param_index(context, conversion, name);
    double value = 0;
    double factor = 1;
    if (index < 0 || proj_coordoperation_get_param(context, conversion, index, nullptr, nullptr, nullptr, &value,
                                                   nullptr, &factor, nullptr, nullptr, nullptr, nullptr) == 0)
        return std::nan("");
    return value * factor / unit;
}

std::optional<CrsDescription::TransverseMercator> transverse_mercator(PJ_CONTEXT* context, const PJ* crs) {
    const Object conversion(proj_crs_get_coordoperation(context, crs));
    const char* method = nullptr;
    if (!conversion || proj_coordoperation_get_method_info(context, conversion.get(), &method, nullptr, nullptr) == 0 ||
        method == nullptr || std::string_view(method) != "Transverse Mercator" || !has_axis_unit(context, crs, 1))
        return std::nullopt;
    constexpr double degree = std::numbers::pi / 180;
    const auto value = [&](const char* name, double unit) { return parameter(context, conversion.get(), name, unit); };
    return CrsDescription::TransverseMercator{
        value("Latitude of natural origin", degree), value("Longitude of natural origin", degree),
        value("Scale factor at natural origin", 1), value("False easting", 1), value("False northing", 1)};
}

}  // namespace

struct ToWgs84::Pipeline {
    Context context;  // outlives what it made
    Object operation;
};

ToWgs84::ToWgs84(int epsg, std::unique_ptr<const Pipeline> pipeline) : epsg_(epsg), pipeline_(std::move(pipeline)) {}
ToWgs84::ToWgs84(ToWgs84&&) noexcept = default;
ToWgs84& ToWgs84::operator=(ToWgs84&&) noexcept = default;
ToWgs84::~ToWgs84() = default;

ToWgs84 ToWgs84::from(int epsg) {
    const std::string name = crs_name(epsg);  // refuses codes that are not accepted
    if (!is_vn2000(epsg)) return {epsg, nullptr};
    Context context = new_context();
    Object operation(proj_create(context.get(), pipeline_text(epsg).c_str()));
    if (!operation) {
        const char* reason = proj_context_errno_string(context.get(), proj_context_errno(context.get()));
        throw std::runtime_error("PROJ cannot transform " + name + ": " + (reason == nullptr ? "no reason" : reason));
    }
    return {epsg, std::unique_ptr<const Pipeline>(new Pipeline{std::move(context), std::move(operation)})};
}

void ToWgs84::transform(std::span<Point> points) const {
    if (pipeline_) run(pipeline_->operation.get(), PJ_FWD, points);
}

void ToWgs84::inverse(std::span<Point> points) const {
    if (pipeline_) run(pipeline_->operation.get(), PJ_INV, points);
}

std::string ToWgs84::operation() const {
    return pipeline_ ? "EPSG:6960" : "none";
}

double ToWgs84::accuracy_in_metres() const {
    return pipeline_ ? 1 : 0;
}

std::optional<CrsDescription> describe_crs(const std::string& wkt) {
    const Context context = new_context();
    PJ_CONTEXT* const c = context.get();
    Object crs(proj_create_from_wkt(c, wkt.c_str(), nullptr, nullptr, nullptr));
    // A TOWGS84 clause wraps the system proper. It is not used: the operation is pinned.
    if (crs && proj_get_type(crs.get()) == PJ_TYPE_BOUND_CRS) crs.reset(proj_get_source_crs(c, crs.get()));
    if (!crs) return std::nullopt;
    const Object geographic(proj_crs_get_geodetic_crs(c, crs.get()));
    if (!geographic) return std::nullopt;
    const Object datum(proj_crs_get_datum_forced(c, geographic.get()));
    CrsDescription description;
    description.name = name_of(crs.get());
    description.geographic_name = name_of(geographic.get());
    description.datum_name = name_of(datum.get());
    description.greenwich_and_wgs84_ellipsoid = is_on_greenwich_and_wgs84_ellipsoid(c, geographic.get());
    const PJ_TYPE type = proj_get_type(crs.get());
    description.geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS && has_axis_unit(c, crs.get(), std::numbers::pi / 180);
    if (type == PJ_TYPE_PROJECTED_CRS) description.transverse_mercator = transverse_mercator(c, crs.get());
    return description;
}

}  // namespace diachi::geo
