#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/polygon.hpp"

namespace diachi::importers {

struct SourceField {
    std::string name;
    bool text;  ///< its bytes are in an encoding that is still to be found out
};

/// Raw bytes as the file holds them; numbers as text. Absent when the file says so.
using FieldValue = std::optional<std::string>;

/// A geometry of a kind that no layer takes: its name.
struct OtherShape {
    std::string kind;
};

using SourceShape = std::variant<std::monostate, geo::MultiPolygon, geo::MultiLine, geo::Point, OtherShape>;

/// One feature as it stands in the file: coordinates of the file, east or longitude first.
struct SourceFeature {
    std::int64_t position = 0;       ///< from 0
    std::vector<FieldValue> values;  ///< of the selected fields, in their order
    SourceShape shape;
};

/// What a file says of itself.
struct DatasetFacts {
    std::string format;  ///< "ESRI Shapefile", "GeoJSON", ...
    std::vector<SourceField> fields = {};
    std::optional<std::int64_t> feature_count = {};
    std::string crs_text = {};                ///< of the .prj or of the dataset, WKT; empty when there is none
    std::optional<int> epsg = {};             ///< when the dataset names a code
    bool wgs84_by_standard = false;           ///< GeoJSON, KML
    std::string code_page = {};               ///< content of the .cpg; empty when there is none
    std::optional<int> language_driver = {};  ///< byte 29 of the .dbf, unless it is 0
};

}  // namespace diachi::importers
