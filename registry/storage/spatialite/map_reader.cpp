#include "registry/storage/spatialite/map_reader.hpp"

#include <unordered_map>

#include "registry/storage/spatialite/geometry_blob.hpp"
#include "registry/storage/spatialite/stored_map_rows.hpp"

namespace diachi::registry::spatialite {
namespace {

using Links = std::unordered_map<Id, std::vector<Id>>;

Links read_links(Query query) {
    Links links;
    while (query.step()) links[query.integer(0)].push_back(query.integer(1));
    return links;
}

}  // namespace

std::vector<StoredUnit> MapReader::units() {
    std::vector<StoredUnit> units;
    auto query = connection_.query(
        "SELECT unit_id, level, code, name, kind, parent_id, valid_from, valid_to, id, shape IS NOT NULL "
        "FROM unit_version WHERE rev_to IS NULL ORDER BY id");
    while (query.step()) units.push_back({query.integer(8), unit_version(query), query.integer(9) != 0});
    return units;
}

std::optional<geo::Wkb> MapReader::unit_shape(Id version) {
    auto query = connection_.query("SELECT shape FROM unit_version WHERE id = ?1 AND shape IS NOT NULL");
    query.bind(1, version);
    if (!query.step()) return std::nullopt;
    return wkb_from(query.blob(0));
}

std::vector<StoredParcel> MapReader::parcels(const std::string& surveying_unit) {
    std::vector<StoredParcel> parcels;
    auto query = connection_.query(
        "SELECT v.id, v.parcel_id, p.surveying_unit, p.sheet, p.number, v.land_use, v.area_m2, v.legal_area_m2, "
        "v.address_text, v.source_crs, v.valid_from, v.valid_to "
        "FROM parcel_version v JOIN parcel p ON p.id = v.parcel_id "
        "WHERE v.rev_to IS NULL AND (?1 = '' OR p.surveying_unit = ?1) ORDER BY v.id");
    query.bind(1, std::string_view(surveying_unit));
    while (query.step()) parcels.push_back(stored_parcel(query));
    return parcels;
}

std::optional<geo::Wkb> MapReader::parcel_source_shape(Id version) {
    auto query = connection_.query("SELECT source_shape FROM parcel_version WHERE id = ?1");
    query.bind(1, version);
    if (!query.step()) return std::nullopt;
    const auto bytes = query.blob(0);
    return geo::Wkb{{bytes.begin(), bytes.end()}};
}

std::vector<StoredThoroughfare> MapReader::thoroughfares() {
    Links links = read_links(
        connection_.query("SELECT thoroughfare_id, unit_id FROM thoroughfare_unit WHERE rev_to IS NULL ORDER BY id"));
    std::vector<StoredThoroughfare> streets;
    auto query = connection_.query(
        "SELECT v.id, t.id, t.parent_id, v.name, t.source_key, v.valid_from, v.valid_to "
        "FROM thoroughfare_version v JOIN thoroughfare t ON t.id = v.thoroughfare_id "
        "WHERE v.rev_to IS NULL ORDER BY v.id");
    while (query.step()) {
        streets.push_back({query.integer(0),
                           {query.integer(1), query.optional_integer(2), query.text(3), links[query.integer(1)]},
                           query.text(4),
                           period(query, 5)});
    }
    return streets;
}

std::vector<StoredPlace> MapReader::places() {
    Links links =
        read_links(connection_.query("SELECT place_id, unit_id FROM place_unit WHERE rev_to IS NULL ORDER BY id"));
    std::vector<StoredPlace> places;
    auto query = connection_.query(
        "SELECT v.id, p.id, v.kind, v.name, p.source_key, v.valid_from, v.valid_to "
        "FROM place_version v JOIN place p ON p.id = v.place_id WHERE v.rev_to IS NULL ORDER BY v.id");
    while (query.step()) {
        places.push_back({query.integer(0),
                          {query.integer(1), query.text(2), query.text(3), links[query.integer(1)]},
                          query.text(4),
                          period(query, 5)});
    }
    return places;
}

namespace {

/// One thing for all its versions: called as it is today, or was last; its other names are former ones.
template <typename Thing, typename StoredThing>
std::vector<Thing> with_former_names(std::vector<StoredThing> versions) {
    const Date today = Date::today();
    const auto comes_before = [&](const Period& a, const Period& b) {
        if (a.holds(today) != b.holds(today)) return a.holds(today);
        return b.to && (!a.to || *b.to < *a.to);
    };
    std::vector<Thing> things;
    std::vector<Period> periods;  // of the names that the things bear
    std::unordered_map<Id, std::size_t> numbers;
    for (StoredThing& version : versions) {
        const auto [place, fresh] = numbers.try_emplace(version.facts.id, things.size());
        if (fresh) {
            things.push_back(std::move(version.facts));
            periods.push_back(version.valid);
            continue;
        }
        Thing& thing = things[place->second];
        Period& period = periods[place->second];
        if (comes_before(version.valid, period)) {
            std::swap(period, version.valid);
            std::swap(thing.name, version.facts.name);
            if constexpr (requires { thing.kind; }) thing.kind = std::move(version.facts.kind);
        }
        if (version.facts.name != thing.name)
            thing.former_names.push_back({std::move(version.facts.name), std::move(version.valid)});
    }
    return things;
}

}  // namespace

Gazetteer MapReader::gazetteer(RevisionNumber revision) {
    Gazetteer gazetteer;
    gazetteer.revision = revision;
    for (auto& unit : units()) gazetteer.units.push_back(std::move(unit.facts));
    gazetteer.thoroughfares = with_former_names<Thoroughfare>(thoroughfares());
    gazetteer.places = with_former_names<Place>(places());
    auto query = connection_.query(
        "SELECT p.from_unit_id, p.to_unit_id, p.whole, e.effective, e.document, p.inferred IS NOT NULL "
        "FROM lineage_part p JOIN lineage_event e ON e.id = p.event_id WHERE p.rev_to IS NULL ORDER BY p.id");
    while (query.step()) {
        const auto effective = query.date(3);
        if (!effective) continue;  // cannot be: the schema and the importer see to it
        gazetteer.lineage.push_back({query.integer(0), query.integer(1), query.integer(2) != 0, *effective,
                                     query.text(4), query.integer(5) != 0});
    }
    return gazetteer;
}

/// The last shape of each counts.
MapBoxes MapReader::boxes() {
    const auto read = [](std::unordered_map<Id, geo::Box>& boxes, Query query) {
        while (query.step()) boxes[query.integer(0)] = {query.real(1), query.real(2), query.real(3), query.real(4)};
    };
    MapBoxes boxes;
    read(boxes.units,
         connection_.query("SELECT unit_id, MbrMinX(shape), MbrMinY(shape), MbrMaxX(shape), MbrMaxY(shape) "
                           "FROM unit_version WHERE rev_to IS NULL AND shape IS NOT NULL ORDER BY id"));
    read(boxes.thoroughfares,
         connection_.query("SELECT thoroughfare_id, MbrMinX(shape), MbrMinY(shape), MbrMaxX(shape), MbrMaxY(shape) "
                           "FROM thoroughfare_version WHERE rev_to IS NULL AND shape IS NOT NULL ORDER BY id"));
    read(boxes.places, connection_.query("SELECT place_id, MbrMinX(shape), MbrMinY(shape), MbrMaxX(shape), "
                                         "MbrMaxY(shape) FROM place_version WHERE rev_to IS NULL AND shape IS NOT NULL "
                                         "ORDER BY id"));
    return boxes;
}

std::vector<UnitVersion> MapReader::communes_at(const geo::Position& position, const Date& day) {
    std::vector<UnitVersion> found;
    auto query = connection_.query(
        "SELECT v.unit_id, v.level, v.code, v.name, v.kind, v.parent_id, v.valid_from, v.valid_to, v.id "
        "FROM idx_unit_version_shape box JOIN unit_version v ON v.id = box.pkid "
        "WHERE box.xmin <= ?1 AND box.xmax >= ?1 AND box.ymin <= ?2 AND box.ymax >= ?2 "
        "AND v.level = 3 AND v.rev_to IS NULL");
    query.bind(1, position.longitude()).bind(2, position.latitude());
    while (query.step()) {
        auto version = unit_version(query);
        if (!version.valid.holds(day)) continue;
        const Id id = query.integer(8);
        const auto shape = shapes_->get(ShapeCache::Table::unit_version, id,
                                        [&] { return stored_area(connection_, ShapeCache::Table::unit_version, id); });
        if (shape->contains({position.longitude(), position.latitude()})) found.push_back(std::move(version));
    }
    return found;
}

std::vector<StoredParcel> MapReader::parcels_at(const geo::Position& position, const Date& day) {
    std::vector<StoredParcel> found;
    auto query = connection_.query(
        "SELECT v.id, v.parcel_id, p.surveying_unit, p.sheet, p.number, v.land_use, v.area_m2, v.legal_area_m2, "
        "v.address_text, v.source_crs, v.valid_from, v.valid_to, v.shape "
        "FROM idx_parcel_version_shape box JOIN parcel_version v ON v.id = box.pkid "
        "JOIN parcel p ON p.id = v.parcel_id "
        "WHERE box.xmin <= ?1 AND box.xmax >= ?1 AND box.ymin <= ?2 AND box.ymax >= ?2 AND v.rev_to IS NULL");
    query.bind(1, position.longitude()).bind(2, position.latitude());
    while (query.step()) {
        auto parcel = stored_parcel(query);
        // Parcels are small: decoding one costs less than keeping it.
        const auto shape = geo::multi_polygon_from(wkb_from(query.blob(12)).bytes);
        if (parcel.facts.valid.holds(day) && geo::contains(shape, {position.longitude(), position.latitude()})) {
            found.push_back(std::move(parcel));
        }
    }
    return found;
}

bool MapReader::has_parcels_near(const geo::Position& position) {
    constexpr double about_a_hundred_metres = 0.001;
    auto query = connection_.query(
        "SELECT 1 FROM idx_parcel_version_shape WHERE xmin <= ?1 + ?3 AND xmax >= ?1 - ?3 "
        "AND ymin <= ?2 + ?3 AND ymax >= ?2 - ?3 LIMIT 1");
    query.bind(1, position.longitude()).bind(2, position.latitude()).bind(3, about_a_hundred_metres);
    return query.step();
}

}  // namespace diachi::registry::spatialite
