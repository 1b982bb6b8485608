#include "importers/shape_preparation.hpp"

#include <algorithm>
#include <cmath>

#include "geo/repair.hpp"
#include "importers/coordinates.hpp"
#include "importers/shape_text.hpp"

namespace diachi::importers {
namespace {

std::optional<geo::Point> first_outside(const std::vector<geo::Point>& degrees, const std::vector<geo::Point>& source) {
    const auto found = std::find_if(degrees.begin(), degrees.end(), [](geo::Point p) { return !inside_vietnam(p); });
    if (found == degrees.end()) return std::nullopt;
    return source[static_cast<std::size_t>(found - degrees.begin())];
}

ShapeFault outside_fault(geo::Point source) {
    return {"outside-vietnam", "it lies outside Vietnam", {}, source};
}

/// Metres around a shape in degrees: planar on the cosine of its latitude, good to some 0.1 % for a parcel.
double edge_length(const geo::MultiPolygon& degrees) {
    constexpr double metres_per_degree = 111'195;
    double length = 0;
    const auto add = [&](const geo::Ring& ring) {
        if (ring.empty()) return;
        const double shrink = std::cos(ring.front().y * 3.14159265358979 / 180);
        for (std::size_t i = 1; i < ring.size(); ++i) {
            length += std::hypot((ring[i].x - ring[i - 1].x) * shrink, ring[i].y - ring[i - 1].y) * metres_per_degree;
        }
    };
    for (const auto& polygon : degrees) {
        add(polygon.shell);
        for (const auto& hole : polygon.holes) add(hole);
    }
    return length;
}

std::string kind_of(const SourceShape& shape) {
    if (const auto* other = std::get_if<OtherShape>(&shape)) return "of type " + other->kind;
    static constexpr const char* kinds[] = {"missing", "an area", "a line", "a point"};
    return kinds[shape.index()];
}

}  // namespace

ShapePreparation::ShapePreparation(Layer layer, int epsg) : layer_(layer), to_wgs84_(geo::ToWgs84::from(epsg)) {}

std::optional<ShapeFault> ShapePreparation::prepare_area(geo::MultiPolygon& shape, LoadedFeature& feature) const {
    if (to_wgs84_.epsg() != 4326) feature.source = geo::to_wkb(shape);
    for (auto& polygon : shape) {
        const auto to_degrees = [&](geo::Ring& ring) -> std::optional<geo::Point> {
            if (to_wgs84_.epsg() == 4326) return first_outside(ring, ring);
            const geo::Ring source = ring;
            to_wgs84_.transform(ring);
            return first_outside(ring, source);
        };
        if (const auto outside = to_degrees(polygon.shell)) return outside_fault(*outside);
        for (auto& hole : polygon.holes) {
            if (const auto outside = to_degrees(hole)) return outside_fault(*outside);
        }
    }
    if (!geo::is_valid(shape)) {
        if (feature.source.bytes.empty()) feature.source = geo::to_wkb(shape);
        const auto fault = geo::validity_fault(shape);
        auto repair = geo::repair(shape);
        if (!repair)
            return ShapeFault{
                "invalid-geometry", "its shape has no area, beyond repair (" + fault.value_or("") + ")", {}, {}};
        shape = std::move(repair->shape);
        feature.fault = repair->fault;
        feature.area_before_repair_m2 = repair->area_before;
    }
    feature.box = geo::bounds(shape);
    feature.area_m2 = geo::area_in_square_metres(shape);
    if (const double length = edge_length(shape); length > 0) feature.mean_width_m = 2 * feature.area_m2 / length;
    feature.shape = geo::to_wkb(shape);
    return std::nullopt;
}

std::optional<ShapeFault> ShapePreparation::prepare_course(geo::MultiLine& lines, LoadedFeature& feature) const {
    for (auto& line : lines) {
        const geo::Line source = line;
        to_wgs84_.transform(line);
        if (const auto outside = first_outside(line, source)) return outside_fault(*outside);
    }
    std::erase_if(lines, [](const geo::Line& line) { return line.size() < 2; });
    if (lines.empty()) return ShapeFault{"invalid-geometry", "its line has fewer than two points", {}, {}};
    feature.box = geo::bounds(lines);
    feature.shape = geo::to_wkb(lines);
    return std::nullopt;
}

std::optional<ShapeFault> ShapePreparation::prepare_point(geo::Point point, LoadedFeature& feature) const {
    const geo::Point source = point;
    to_wgs84_.transform({&point, 1});
    if (!inside_vietnam(point)) return outside_fault(source);
    feature.box = geo::Box{point.x, point.y, point.x, point.y};
    feature.shape = geo::to_wkb(point);
    return std::nullopt;
}

std::optional<ShapeFault> ShapePreparation::prepare(SourceShape& shape, LoadedFeature& feature) const {
    const bool areas = layer_ == Layer::communes || layer_ == Layer::parcels || layer_ == Layer::water;
    if (areas) {
        if (auto* area = std::get_if<geo::MultiPolygon>(&shape)) return prepare_area(*area, feature);
        const std::string reason = " are areas, this one's shape is " + kind_of(shape);
        return ShapeFault{"geometry-type", std::string(layer_name(layer_)) + reason, {}, {}};
    }
    if (std::holds_alternative<std::monostate>(shape)) return std::nullopt;  // a name without a place is of use too
    if (layer_ == Layer::streets) {
        if (auto* lines = std::get_if<geo::MultiLine>(&shape)) return prepare_course(*lines, feature);
        return ShapeFault{"geometry-type", "streets are lines, this one's shape is " + kind_of(shape), {}, {}};
    }
    if (const auto* point = std::get_if<geo::Point>(&shape)) return prepare_point(*point, feature);
    if (auto* area = std::get_if<geo::MultiPolygon>(&shape)) return prepare_area(*area, feature);
    return ShapeFault{"geometry-type", "places are points or areas, this one's shape is " + kind_of(shape), {}, {}};
}

PreparedFeature ShapePreparation::operator()(SourceFeature&& source) const {
    PreparedFeature prepared;
    prepared.feature.position = source.position;
    prepared.feature.values = std::move(source.values);
    const SourceShape* original = &source.shape;
    SourceShape kept;
    // The preparation changes vertices in place; the few that fail are told as they were.
    const bool small = !std::holds_alternative<geo::MultiPolygon>(source.shape) || layer_ != Layer::communes;
    if (small) {
        kept = source.shape;
        original = &kept;
    }
    prepared.fault = prepare(source.shape, prepared.feature);
    if (prepared.fault) prepared.fault->shape_text = well_known_text(*original);
    return prepared;
}

}  // namespace diachi::importers
