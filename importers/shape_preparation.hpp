#pragma once

#include <optional>
#include <string>

#include "geo/projection.hpp"
#include "importers/loaded_layer.hpp"
#include "importers/source_feature.hpp"

namespace diachi::importers {

/// Why a feature cannot be taken for its shape.
struct ShapeFault {
    std::string code;
    std::string message;
    std::string shape_text;
    std::optional<geo::Point> outside;  ///< a vertex, in source coordinates, that lies outside Vietnam
};

/// A feature on its way: what could be made of its shape, or why nothing.
struct PreparedFeature {
    LoadedFeature feature;
    std::optional<ShapeFault> fault;
};

/// Takes the shapes of one layer to WGS 84, checks and repairs them. One instance a thread.
class ShapePreparation {
  public:
    ShapePreparation(Layer layer, int epsg);
    PreparedFeature operator()(SourceFeature&& source) const;

  private:
    [[nodiscard]] std::optional<ShapeFault> prepare_area(geo::MultiPolygon& shape, LoadedFeature& feature) const;
    [[nodiscard]] std::optional<ShapeFault> prepare_course(geo::MultiLine& lines, LoadedFeature& feature) const;
    [[nodiscard]] std::optional<ShapeFault> prepare_point(geo::Point point, LoadedFeature& feature) const;
    [[nodiscard]] std::optional<ShapeFault> prepare(SourceShape& shape, LoadedFeature& feature) const;

    Layer layer_;
    geo::ToWgs84 to_wgs84_;
};

}  // namespace diachi::importers
