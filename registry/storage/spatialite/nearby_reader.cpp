#include "registry/storage/spatialite/nearby_reader.hpp"

#include <cmath>

#include "registry/storage/spatialite/geometry_blob.hpp"
#include "registry/storage/spatialite/stored_map_rows.hpp"

namespace diachi::registry::spatialite {
namespace {

using Table = ShapeCache::Table;

geo::Point point_of(const geo::Position& position) {
    return {position.longitude(), position.latitude()};
}

/// Half a cell of the index address_position_by_cell, in units of 1e-7 degree.
constexpr double half_cell = 500;
constexpr double half_cell_m = 5;  // a little less than its width anywhere in Vietnam

}  // namespace

std::vector<UnitVersion> NearbyReader::successors(const std::string& code, const Date& day) {
    std::vector<UnitVersion> found;
    auto query = connection_.query(
        "WITH RECURSIVE later(unit_id) AS ("
        "  SELECT unit_id FROM unit_version WHERE code = ?1 AND level = 3 AND rev_to IS NULL "
        "  UNION SELECT p.to_unit_id FROM lineage_part p JOIN later ON p.from_unit_id = later.unit_id "
        "  WHERE p.rev_to IS NULL) "
        "SELECT v.unit_id, v.level, v.code, v.name, v.kind, v.parent_id, v.valid_from, v.valid_to "
        "FROM later JOIN unit_version v ON v.unit_id = later.unit_id WHERE v.rev_to IS NULL AND v.level = 3 "
        "ORDER BY v.code");
    query.bind(1, std::string_view(code));
    while (query.step()) {
        auto version = unit_version(query);
        if (version.valid.holds(day)) found.push_back(std::move(version));
    }
    return found;
}

std::optional<DissolvedCommune> NearbyReader::former_commune(const std::string& code, const Date& day) {
    auto query = connection_.query(
        "SELECT unit_id, level, code, name, kind, parent_id, valid_from, valid_to FROM unit_version "
        "WHERE code = ?1 AND level = 3 AND rev_to IS NULL AND valid_to <= ?2 ORDER BY valid_to DESC LIMIT 1");
    query.bind(1, std::string_view(code)).bind(2, std::string_view(day.iso()));
    if (!query.step()) return std::nullopt;
    return DissolvedCommune{unit_version(query), successors(code, day)};
}

EdgeDistance NearbyReader::commune_edge(Id unit, const geo::Position& position, double within_m, const Date& day) {
    auto query = connection_.query(
        "SELECT id FROM unit_version WHERE unit_id = ?1 AND shape IS NOT NULL AND rev_to IS NULL "
        "AND (valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR valid_to > ?2)");
    query.bind(1, unit).bind(2, std::string_view(day.iso()));
    if (!query.step()) return {};
    const auto shape = shapes_->get(Table::unit_version, query.integer(0),
                                    [&] { return stored_area(connection_, Table::unit_version, query.integer(0)); });
    return {true, shape->distance_within(point_of(position), within_m)};
}

EdgeDistance NearbyReader::course(Id thoroughfare, const geo::Position& position, double within_m, const Date& day) {
    auto query = connection_.query(
        "SELECT id, shape FROM thoroughfare_version WHERE thoroughfare_id = ?1 AND shape IS NOT NULL "
        "AND rev_to IS NULL AND (valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR valid_to > ?2)");
    query.bind(1, thoroughfare).bind(2, std::string_view(day.iso()));
    if (!query.step()) return {};
    const auto shape = shapes_->get(Table::thoroughfare_version, query.integer(0), [&] {
        return geo::EdgeIndex(geo::multi_line_from(wkb_from(query.blob(1)).bytes));
    });
    return {true, shape->distance_within(point_of(position), within_m)};
}

std::optional<Water> NearbyReader::water_at(const geo::Position& position, const Date& day) {
    auto query = connection_.query(
        "SELECT v.id, v.name, v.kind FROM idx_water_version_shape box JOIN water_version v ON v.id = box.pkid "
        "WHERE box.xmin <= ?1 AND box.xmax >= ?1 AND box.ymin <= ?2 AND box.ymax >= ?2 AND v.rev_to IS NULL "
        "AND (v.valid_from IS NULL OR v.valid_from <= ?3) AND (v.valid_to IS NULL OR v.valid_to > ?3)");
    query.bind(1, position.longitude()).bind(2, position.latitude()).bind(3, std::string_view(day.iso()));
    while (query.step()) {
        const auto shape = shapes_->get(Table::water_version, query.integer(0), [&] {
            return stored_area(connection_, Table::water_version, query.integer(0));
        });
        if (shape->contains(point_of(position))) return Water{query.text(1), query.text(2)};
    }
    return std::nullopt;
}

std::vector<StoredWater> NearbyReader::waters() {
    std::vector<StoredWater> found;
    auto query = connection_.query(
        "SELECT v.id, w.id, v.kind, v.name, w.source_key, v.valid_from, v.valid_to "
        "FROM water_version v JOIN water w ON w.id = v.water_id WHERE v.rev_to IS NULL ORDER BY v.id");
    while (query.step()) {
        found.push_back(
            {query.integer(0), query.integer(1), query.text(2), query.text(3), query.text(4), period(query, 5)});
    }
    return found;
}

std::optional<geo::Wkb> NearbyReader::water_shape(Id version) {
    auto query = connection_.query("SELECT shape FROM water_version WHERE id = ?1 AND shape IS NOT NULL");
    query.bind(1, version);
    if (!query.step()) return std::nullopt;
    return wkb_from(query.blob(0));
}

std::optional<geo::MultiPolygon> NearbyReader::parcel_area(Id version) {
    auto query = connection_.query("SELECT shape FROM parcel_version WHERE id = ?1 AND shape IS NOT NULL");
    query.bind(1, version);
    if (!query.step()) return std::nullopt;
    return geo::multi_polygon_from(wkb_from(query.blob(0)).bytes);
}

std::optional<StoredParcel> NearbyReader::parcel(const ParcelKey& key, const Date& day) {
    auto query = connection_.query(
        "WITH meant(id) AS ("
        "  SELECT id FROM parcel WHERE surveying_unit = ?1 AND sheet = ?2 AND number = ?3 AND rev_to IS NULL "
        "  UNION ALL SELECT parcel_id FROM parcel_alias "
        "  WHERE surveying_unit = ?1 AND sheet = ?2 AND number = ?3 AND rev_to IS NULL) "
        "SELECT v.id, v.parcel_id, p.surveying_unit, p.sheet, p.number, v.land_use, v.area_m2, v.legal_area_m2, "
        "v.address_text, v.source_crs, v.valid_from, v.valid_to "
        "FROM meant JOIN parcel p ON p.id = meant.id JOIN parcel_version v ON v.parcel_id = p.id "
        "WHERE v.rev_to IS NULL");
    query.bind(1, std::string_view(key.surveying_unit)).bind(2, std::string_view(key.sheet));
    query.bind(3, std::string_view(key.number));
    while (query.step()) {
        auto parcel = stored_parcel(query);
        if (parcel.facts.valid.holds(day)) return parcel;
    }
    return std::nullopt;
}

bool NearbyReader::has_parcels_of(const std::string& surveying_unit) {
    auto query = connection_.query("SELECT 1 FROM parcel WHERE surveying_unit = ?1 AND rev_to IS NULL LIMIT 1");
    query.bind(1, std::string_view(surveying_unit));
    return query.step();
}

std::vector<std::string> NearbyReader::sites_within(const geo::Position& position, double metres, const Date& day) {
    std::vector<std::string> found;
    auto query = connection_.query(
        "SELECT a.code, p.longitude_e7, p.latitude_e7 FROM address_position p INDEXED BY address_position_by_cell "
        "JOIN address a ON a.id = p.address_id JOIN address_status s ON s.address_id = a.id "
        "WHERE p.latitude_e7 / 1000 = ?6 AND p.longitude_e7 / 1000 BETWEEN ?3 / 1000 AND ?4 / 1000 "
        "AND +p.latitude_e7 BETWEEN ?1 AND ?2 AND +p.longitude_e7 BETWEEN ?3 AND ?4 AND p.rev_to IS NULL "
        "AND (p.valid_from IS NULL OR p.valid_from <= ?5) AND (p.valid_to IS NULL OR p.valid_to > ?5) "
        "AND a.parent_id IS NULL AND s.status = 'current' AND s.rev_to IS NULL "
        "AND (s.valid_from IS NULL OR s.valid_from <= ?5) AND (s.valid_to IS NULL OR s.valid_to > ?5) LIMIT 20");
    // The box is at most as wide as a cell, so that two cells an axis hold all of it.
    const auto reach = static_cast<std::int64_t>(std::ceil(std::min(metres, half_cell_m) / half_cell_m * half_cell));
    const std::int64_t south = position.latitude_e7() - reach;
    const std::int64_t north = position.latitude_e7() + reach;
    for (std::int64_t cell = south / 1000; cell <= north / 1000; ++cell) {
        query.bind(1, south)
            .bind(2, north)
            .bind(3, position.longitude_e7() - reach)
            .bind(4, position.longitude_e7() + reach);
        query.bind_kept(5, day.iso()).bind(6, cell);
        while (query.step()) {
            const auto there = geo::Position::of_units(static_cast<std::int32_t>(query.integer(1)),
                                                       static_cast<std::int32_t>(query.integer(2)));
            if (geo::distance_in_metres(point_of(position), point_of(there)) <= metres) found.push_back(query.text(0));
        }
        query.reset();
    }
    return found;
}

}  // namespace diachi::registry::spatialite
