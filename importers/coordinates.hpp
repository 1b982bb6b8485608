#pragma once

#include <string>
#include <vector>

#include "geo/polygon.hpp"
#include "importers/import_request.hpp"
#include "importers/source_feature.hpp"

namespace diachi::importers {

struct CrsDecision {
    int epsg;
    std::string reason;  ///< where it comes from: "--crs", "the .prj", ...
};

/// The coordinate system of a file: the option, what the file says, or what its format fixes. `hint` (may be
/// empty) is what the content tells, for the advice when the file says nothing.
/// Throws ImportError when the file says nothing, or names a system that geo::ToWgs84 does not take.
CrsDecision decide_crs(const ImportRequest& request, const DatasetFacts& facts, const std::string& file,
                       const std::string& hint);

/// Longitude 102 to 118, latitude 6 to 24: the mainland, Hoàng Sa and Trường Sa.
bool inside_vietnam(geo::Point degrees);

/// Why points of a file, in its own coordinates, do not lie in Vietnam, with the remedy.
std::string reason_outside_vietnam(const std::vector<geo::Point>& source, int epsg);

}  // namespace diachi::importers
