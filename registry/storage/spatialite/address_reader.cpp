#include "registry/storage/spatialite/address_reader.hpp"

#include <algorithm>
#include <set>

namespace diachi::registry::spatialite {
namespace {

/// That a version row holds on day ?2, as the registry knew it at revision ?3.
std::string holds(const std::string& row) {
    return " AND " + row + ".rev_from <= ?3 AND (" + row + ".rev_to IS NULL OR " + row + ".rev_to > ?3) AND (" + row +
           ".valid_from IS NULL OR " + row + ".valid_from <= ?2) AND (" + row + ".valid_to IS NULL OR " + row +
           ".valid_to > ?2) ";
}

/// One query reads an address whole: ?1 its id. Of several official names or positions the first counts.
const std::string& record_sql() {
    static const std::string sql =
        "SELECT a.id, a.code, parent.code, s.status, p.longitude_e7, p.latitude_e7, p.accuracy_m, n.number, n.flat, "
        "n.thoroughfare_id, coalesce(t.name, ''), n.place_id, coalesce(l.name, ''), u.unit_id, coalesce(c.code, ''), "
        "coalesce(c.name, ''), coalesce(province.name, ''), k.surveying_unit, k.sheet, k.number, "
        "coalesce(s.valid_from, ''), coalesce(s.reserved_until, ''), z.certifier, z.certified_on, z.document, "
        "max(a.rev_from, s.rev_from, p.rev_from, n.rev_from, coalesce(u.rev_from, 0), coalesce(ap.rev_from, 0), "
        "coalesce((SELECT max(max(q.rev_from, CASE WHEN q.rev_to <= ?3 THEN q.rev_to ELSE 0 END)) FROM certification q "
        "WHERE q.address_id = a.id AND q.rev_from <= ?3), 0)) "
        "FROM address a "
        "JOIN address_status s ON s.address_id = a.id" + holds("s") +
        "JOIN address_position p ON p.address_id = a.id" + holds("p") +
        "JOIN address_name n ON n.address_id = a.id AND n.kind = 'official'" + holds("n") +
        "LEFT JOIN address_unit u ON u.address_id = a.id" + holds("u") +
        "LEFT JOIN unit_version c ON c.unit_id = u.unit_id" + holds("c") +
        "LEFT JOIN unit_version province ON province.unit_id = c.parent_id" + holds("province") +
        "LEFT JOIN address parent ON parent.id = a.parent_id "
        "LEFT JOIN thoroughfare_version t ON t.thoroughfare_id = n.thoroughfare_id" + holds("t") +
        "LEFT JOIN place_version l ON l.place_id = n.place_id" + holds("l") +
        "LEFT JOIN address_parcel ap ON ap.address_id = a.id" + holds("ap") +
        "LEFT JOIN parcel k ON k.id = ap.parcel_id "
        "LEFT JOIN certification z ON z.address_id = a.id AND z.rev_from <= ?3 AND (z.rev_to IS NULL OR z.rev_to > ?3) "
        "WHERE a.id = ?1 AND a.rev_from <= ?3 ORDER BY p.id, n.id LIMIT 1";
    return sql;
}

AddressRecord record(const Statement& row) {
    AddressRecord found{
        .id = row.integer(0),
        .code = row.text(1),
        .parent_code = row.optional_text(2),
        .status = row.text(3),
        .position = geo::Position::of_units(static_cast<std::int32_t>(row.integer(4)),
                                            static_cast<std::int32_t>(row.integer(5))),
        .accuracy_m = row.optional_real(6),
        .number = row.text(7),
        .flat = row.text(8),
        .thoroughfare = row.optional_integer(9),
        .thoroughfare_name = row.text(10),
        .place = row.optional_integer(11),
        .place_name = row.text(12),
        .commune = row.integer(13),
        .commune_code = row.text(14),
        .commune_name = row.text(15),
        .province_name = row.text(16),
        .parcel = std::nullopt,
        .valid_from = row.text(20),
        .reserved_until = row.text(21),
        .certification = std::nullopt,
        .revision = row.integer(25),
    };
    if (!row.is_null(22)) found.certification = Certification{row.text(22), row.text(23), row.text(24)};
    if (!row.is_null(17)) found.parcel = ParcelKey{row.text(17), row.text(18), row.text(19)};
    return found;
}

/// Also a number that is reserved is taken.
bool holds_its_name(const AddressRecord& address, const Date& day) {
    if (address.status == "reserved") return address.reserved_until.empty() || day.iso() <= address.reserved_until;
    return address.status == "current";
}

std::string last_word(const std::string& name) {
    const auto blank = name.find_last_of(' ');
    return blank == std::string::npos ? name : name.substr(blank + 1);
}

std::set<Id> distinct_ids(Query& query) {
    std::set<Id> found;
    while (query.step()) found.insert(query.integer(0));
    query.reset();
    return found;
}

}  // namespace

std::optional<AddressRecord> AddressReader::with_id(Id address, const AsOf& when) {
    auto query = connection_.query(record_sql());
    query.bind(1, address).bind(2, std::string_view(when.day.iso())).bind(3, when.known_at);
    if (!query.step()) return std::nullopt;
    auto found = record(query);
    if (found.thoroughfare) found.thoroughfare_name = with_outer_streets(*found.thoroughfare, found.thoroughfare_name);
    add_identifiers(found, when);
    return found;
}

/// Those that hold on the day. One that was ended changed the address too, though no row of today tells of it.
void AddressReader::add_identifiers(AddressRecord& address, const AsOf& when) {
    auto query = connection_.query(
        "SELECT scheme, value, valid_from, valid_to, rev_from, rev_to FROM address_identifier WHERE address_id = ?1 "
        "ORDER BY scheme, id");
    query.bind(1, address.id);
    while (query.step()) {
        const RevisionNumber from = query.integer(4);
        const auto to = query.optional_integer(5);
        if (from > when.known_at) continue;
        const bool ended = to && *to <= when.known_at;
        address.revision = std::max({address.revision, from, ended ? *to : 0});
        const Period valid{query.date(2), query.date(3)};
        if (!ended && valid.holds(when.day)) address.identifiers.push_back({query.text(0), query.text(1), valid});
    }
}

/// "Hẻm 5, Hẻm 12, Đường Trần Phú". An alley whose name holds the whole path ("Hẻm 12/5") needs only the street.
std::string AddressReader::with_outer_streets(Id street, std::string name) {
    auto query = connection_.query(
        "WITH RECURSIVE outer_street(id, depth) AS ("
        "  SELECT parent_id, 1 FROM thoroughfare WHERE id = ?1 AND parent_id IS NOT NULL "
        "  UNION ALL SELECT t.parent_id, depth + 1 FROM thoroughfare t JOIN outer_street o ON t.id = o.id "
        "  WHERE t.parent_id IS NOT NULL AND depth < 9) "
        "SELECT v.name FROM outer_street o JOIN thoroughfare_version v ON v.thoroughfare_id = o.id "
        "WHERE v.rev_to IS NULL AND v.valid_to IS NULL ORDER BY o.depth");
    query.bind(1, street);
    std::string inner = last_word(name);
    while (query.step()) {
        const std::string outer = query.text(0);
        const bool told = inner.starts_with(last_word(outer) + "/");
        if (!told) name += ", " + outer;
        if (!told) inner = last_word(outer);
    }
    return name;
}

std::optional<AddressRecord> AddressReader::with_code(const std::string& code, const AsOf& when) {
    auto query = connection_.query("SELECT id FROM address WHERE code = ?1");
    query.bind(1, std::string_view(code));
    if (!query.step()) return std::nullopt;
    return with_id(query.integer(0), when);
}

std::vector<AddressRecord> AddressReader::with_key(const std::string& lookup_key, const Date& day) {
    auto query = connection_.query(
        "SELECT address_id FROM address_name WHERE lookup_key = ?1 AND rev_to IS NULL");
    query.bind_kept(1, lookup_key);
    std::vector<AddressRecord> found;
    for (const Id id : distinct_ids(query)) {
        if (auto address = with_id(id, day); address && holds_its_name(*address, day)) found.push_back(*address);
    }
    return found;
}

bool AddressReader::knows(const std::string& code) {
    auto query = connection_.query("SELECT 1 FROM address WHERE code = ?1");
    query.bind(1, std::string_view(code));
    return query.step();
}

AddressPage AddressReader::listed(const AddressQuery& asked) {
    // Without a box the whole earth is asked for, and not at all.
    const geo::Box box = asked.box.value_or(geo::Box{-180, -90, 180, 90});
    auto query = connection_.query(
        "SELECT a.id, a.code FROM address a "
        "WHERE a.id > (SELECT coalesce(max(id), 0) FROM address WHERE code = ?1) "
        "AND EXISTS (SELECT 1 FROM address_status s WHERE s.address_id = a.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?3) AND (s.valid_to IS NULL OR s.valid_to > ?3)) "
        "AND (?2 IS NULL OR a.id IN (SELECT u.address_id FROM address_unit u JOIN unit_version c "
        "  ON c.unit_id = u.unit_id WHERE u.rev_to IS NULL AND c.rev_to IS NULL AND c.code = ?2 AND c.level = 3 "
        "  AND (u.valid_from IS NULL OR u.valid_from <= ?3) AND (u.valid_to IS NULL OR u.valid_to > ?3) "
        "  AND (c.valid_from IS NULL OR c.valid_from <= ?3) AND (c.valid_to IS NULL OR c.valid_to > ?3))) "
        "AND (?9 = 0 OR a.id IN (SELECT p.address_id FROM address_position p WHERE p.rev_to IS NULL "
        "  AND (p.valid_from IS NULL OR p.valid_from <= ?3) AND (p.valid_to IS NULL OR p.valid_to > ?3) "
        "  AND p.latitude_e7 BETWEEN ?4 AND ?5 AND p.longitude_e7 BETWEEN ?6 AND ?7)) "
        "ORDER BY a.id LIMIT ?8");
    query.bind(1, std::string_view(asked.after)).bind(2, asked.commune_code).bind(3, std::string_view(asked.day.iso()));
    query.bind(4, box.min_y * 1e7).bind(5, box.max_y * 1e7).bind(6, box.min_x * 1e7).bind(7, box.max_x * 1e7);
    query.bind(8, std::int64_t{asked.limit} + 1).bind(9, std::int64_t{asked.box.has_value()});
    std::vector<std::pair<Id, std::string>> listed;
    while (query.step()) listed.emplace_back(query.integer(0), query.text(1));
    query.reset();
    AddressPage page;
    const auto limit = static_cast<std::size_t>(asked.limit);
    if (listed.size() > limit) {
        listed.resize(limit);
        page.next_after = listed.back().second;
    }
    for (const auto& [id, code] : listed) {
        if (auto address = with_id(id, asked.day)) page.addresses.push_back(*address);
    }
    return page;
}

}  // namespace diachi::registry::spatialite
