#pragma once

// Private to this folder: the only header here that names GDAL's types.

#include <ogr_geometry.h>

#include "importers/source_feature.hpp"

namespace diachi::importers::gdal {

/// Copies a geometry into our own values. Heights and measures are left out, curves become short lines.
SourceShape shape_from(const OGRGeometry* geometry);

}  // namespace diachi::importers::gdal
