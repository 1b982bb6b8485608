#pragma once

#include <string>

#include "importers/source_feature.hpp"

namespace diachi::importers {

/// Well-known text in the coordinates of the file, exact to the last digit; empty when there is no shape of ours.
std::string well_known_text(const SourceShape& shape);

/// "105.777174 E 10.027518 N"
std::string position_text(geo::Point degrees);

}  // namespace diachi::importers
