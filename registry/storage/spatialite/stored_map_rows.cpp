#include "registry/storage/spatialite/stored_map_rows.hpp"

#include "registry/storage/spatialite/geometry_blob.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {

Period period(const Statement& row, int from_column) { return {row.date(from_column), row.date(from_column + 1)}; }

UnitVersion unit_version(const Statement& row) {
    return {row.integer(0), static_cast<Level>(row.integer(1)), row.text(2), row.text(3), row.text(4),
            row.optional_integer(5), period(row, 6)};
}

StoredParcel stored_parcel(const Statement& row) {
    return {row.integer(0),
            row.integer(1),
            {row.text(2), row.text(3), row.text(4)},
            {row.text(5), row.optional_real(6), row.optional_real(7), row.text(8), static_cast<int>(row.integer(9)),
             period(row, 10)}};
}

geo::EdgeIndex stored_area(Connection& connection, ShapeCache::Table table, Id version) {
    auto query = connection.query(table == ShapeCache::Table::water_version
                                      ? "SELECT shape FROM water_version WHERE id = ?1"
                                      : "SELECT shape FROM unit_version WHERE id = ?1");
    query.bind(1, version);
    if (!query.step()) throw StorageError("a shape is gone while it was asked for");
    return geo::EdgeIndex(geo::multi_polygon_from(wkb_from(query.blob(0)).bytes));
}

}  // namespace diachi::registry::spatialite
