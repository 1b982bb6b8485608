#pragma once

#include "registry/map_records.hpp"
#include "registry/storage/spatialite/shape_cache.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

Period period(const Statement& row, int from_column);

/// Columns: unit_id, level, code, name, kind, parent_id, valid_from, valid_to.
UnitVersion unit_version(const Statement& row);

/// Columns: id, parcel_id, surveying_unit, sheet, number, land_use, area_m2, legal_area_m2, address_text, source_crs,
/// valid_from, valid_to.
StoredParcel stored_parcel(const Statement& row);

/// The area of a version row, read by a statement of its own: in a look-up every candidate would be copied whole.
geo::EdgeIndex stored_area(Connection& connection, ShapeCache::Table table, Id version);

}  // namespace diachi::registry::spatialite
