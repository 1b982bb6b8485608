#include "importers/gdal/geometry_values.hpp"

#include <memory>

namespace diachi::importers::gdal {
namespace {

geo::Line points_from(const OGRSimpleCurve& curve) {
    static_assert(sizeof(geo::Point) == sizeof(OGRRawPoint));
    geo::Line points(static_cast<std::size_t>(curve.getNumPoints()));
    curve.getPoints(reinterpret_cast<OGRRawPoint*>(points.data()));
    return points;
}

geo::Polygon polygon_from(const OGRPolygon& polygon) {
    geo::Polygon own;
    if (const auto* shell = polygon.getExteriorRing()) own.shell = points_from(*shell);
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i)
        own.holes.push_back(points_from(*polygon.getInteriorRing(i)));
    return own;
}

OtherShape other(const OGRGeometry& geometry) {
    return {OGRGeometryTypeToName(wkbFlatten(geometry.getGeometryType()))};
}

/// A collection is taken when all its parts are of one kind.
SourceShape collection_from(const OGRGeometryCollection& collection) {
    geo::MultiPolygon polygons;
    geo::MultiLine lines;
    for (const auto* part : collection) {
        auto shape = shape_from(part);
        if (auto* more = std::get_if<geo::MultiPolygon>(&shape)) {
            polygons.insert(polygons.end(), std::make_move_iterator(more->begin()),
                            std::make_move_iterator(more->end()));
        } else if (auto* more_lines = std::get_if<geo::MultiLine>(&shape)) {
            lines.insert(lines.end(), std::make_move_iterator(more_lines->begin()),
                         std::make_move_iterator(more_lines->end()));
        } else if (std::holds_alternative<geo::Point>(shape) && collection.getNumGeometries() == 1) {
            return shape;
        } else if (!std::holds_alternative<std::monostate>(shape)) {
            return other(collection);
        }
    }
    if (!polygons.empty() && lines.empty()) return polygons;
    if (!lines.empty() && polygons.empty()) return lines;
    return lines.empty() ? SourceShape(std::monostate()) : SourceShape(other(collection));
}

}  // namespace

SourceShape shape_from(const OGRGeometry* geometry) {
    if (!geometry || geometry->IsEmpty()) return std::monostate();
    std::unique_ptr<OGRGeometry> straight;
    if (geometry->hasCurveGeometry()) {
        straight.reset(geometry->getLinearGeometry());
        geometry = straight.get();
    }
    switch (wkbFlatten(geometry->getGeometryType())) {
        case wkbPolygon:
            return geo::MultiPolygon{polygon_from(*geometry->toPolygon())};
        case wkbLineString:
            return geo::MultiLine{points_from(*geometry->toLineString())};
        case wkbPoint:
            return geo::Point{geometry->toPoint()->getX(), geometry->toPoint()->getY()};
        case wkbMultiPolygon:
        case wkbMultiLineString:
        case wkbMultiPoint:
        case wkbGeometryCollection:
            return collection_from(*geometry->toGeometryCollection());
        default:
            return other(*geometry);
    }
}

}  // namespace diachi::importers::gdal
