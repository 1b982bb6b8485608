#pragma once

#include <span>
#include <vector>

#include "geo/wkb.hpp"

namespace diachi::registry::spatialite {

/// A shape in WGS 84 as SpatiaLite's BLOB-Geometry. Well-known binary and this format lay out the coordinates alike:
/// only the frame and the marks between the parts differ.
std::vector<std::uint8_t> geometry_blob_from(const geo::Wkb& wkb);

/// The box around all vertices of a shape.
geo::Box box_of(const geo::Wkb& wkb);

/// Throws StorageError when the bytes are not such a shape.
geo::Wkb wkb_from(std::span<const std::uint8_t> geometry_blob);

/// Whether the bytes are, to the last one, what geometry_blob_from makes of their shape: also the reference system and
/// the box, which are not part of the shape but are read by look-ups.
bool is_as_written(std::span<const std::uint8_t> geometry_blob);

}  // namespace diachi::registry::spatialite
