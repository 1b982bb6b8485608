#include "registry/storage/spatialite/identifier_reader.hpp"

namespace diachi::registry::spatialite {
namespace {

std::vector<std::string> first_texts(Query& query) {
    std::vector<std::string> found;
    while (query.step()) found.push_back(query.text(0));
    return found;
}

}  // namespace

// In each of the queries below ?1 is the day. Those in force come first: behind one number there may stand whole
// generations of retired addresses, and the list is cut.

std::vector<std::string> IdentifierReader::codes_with(const std::string& scheme, const std::string& value,
                                                      const Date& day, int most) {
    auto query = connection_.query(
        "SELECT DISTINCT a.code FROM address_identifier i JOIN address a ON a.id = i.address_id "
        "JOIN address_status s ON s.address_id = a.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?1) AND (s.valid_to IS NULL OR s.valid_to > ?1) "
        "WHERE i.value = ?2 AND i.scheme = ?3 AND i.rev_to IS NULL "
        "  AND (i.valid_from IS NULL OR i.valid_from <= ?1) AND (i.valid_to IS NULL OR i.valid_to > ?1) "
        "ORDER BY s.status NOT IN ('current', 'reserved'), a.id LIMIT ?4");
    query.bind(1, std::string_view(day.iso())).bind(2, std::string_view(value)).bind(3, std::string_view(scheme));
    query.bind(4, std::int64_t{most});
    return first_texts(query);
}

std::vector<std::string> IdentifierReader::codes_in(const BoxOfUnits& box, const Date& day, int most) {
    auto query = connection_.query(
        "SELECT DISTINCT a.code FROM address_position p JOIN address a ON a.id = p.address_id "
        "JOIN address_status s ON s.address_id = a.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?1) AND (s.valid_to IS NULL OR s.valid_to > ?1) "
        "WHERE p.latitude_e7 BETWEEN ?2 AND ?3 AND p.longitude_e7 BETWEEN ?4 AND ?5 AND p.rev_to IS NULL "
        "  AND (p.valid_from IS NULL OR p.valid_from <= ?1) AND (p.valid_to IS NULL OR p.valid_to > ?1) "
        "ORDER BY s.status NOT IN ('current', 'reserved'), a.id LIMIT ?6");
    query.bind(1, std::string_view(day.iso())).bind(2, box.south).bind(3, box.north).bind(4, box.west);
    query.bind(5, box.east).bind(6, std::int64_t{most});
    return first_texts(query);
}

std::vector<std::string> IdentifierReader::codes_on(Id parcel, const Date& day, int most) {
    auto query = connection_.query(
        "SELECT DISTINCT a.code FROM address_parcel k JOIN address a ON a.id = k.address_id "
        "JOIN address_status s ON s.address_id = a.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?1) AND (s.valid_to IS NULL OR s.valid_to > ?1) "
        "WHERE k.parcel_id = ?2 AND k.rev_to IS NULL "
        "  AND (k.valid_from IS NULL OR k.valid_from <= ?1) AND (k.valid_to IS NULL OR k.valid_to > ?1) "
        "ORDER BY s.status NOT IN ('current', 'reserved'), a.id LIMIT ?3");
    query.bind(1, std::string_view(day.iso())).bind(2, parcel).bind(3, std::int64_t{most});
    return first_texts(query);
}

std::vector<std::pair<Id, ParcelKey>> IdentifierReader::parcels_known_as(const ParcelKey& key) {
    auto query = connection_.query(
        "SELECT id, surveying_unit, sheet, number FROM parcel "
        "WHERE surveying_unit = ?1 AND sheet = ?2 AND number = ?3 AND rev_to IS NULL "
        "UNION SELECT p.id, p.surveying_unit, p.sheet, p.number "
        "FROM parcel_alias l JOIN parcel p ON p.id = l.parcel_id "
        "WHERE l.surveying_unit = ?1 AND l.sheet = ?2 AND l.number = ?3 AND l.rev_to IS NULL AND p.rev_to IS NULL "
        "ORDER BY 1 LIMIT 50");
    query.bind(1, std::string_view(key.surveying_unit)).bind(2, std::string_view(key.sheet));
    query.bind(3, std::string_view(key.number));
    std::vector<std::pair<Id, ParcelKey>> found;
    while (query.step()) found.push_back({query.integer(0), {query.text(1), query.text(2), query.text(3)}});
    return found;
}

std::vector<StoredIdentifier> IdentifierReader::rows_with(const std::string& scheme, const std::string& value) {
    auto query = connection_.query(
        "SELECT i.id, i.address_id, a.code, i.scheme, i.value, i.valid_from, i.valid_to "
        "FROM address_identifier i JOIN address a ON a.id = i.address_id "
        "WHERE i.value = ?1 AND i.scheme = ?2 AND i.rev_to IS NULL ORDER BY i.id");
    query.bind(1, std::string_view(value)).bind(2, std::string_view(scheme));
    std::vector<StoredIdentifier> found;
    while (query.step()) {
        found.push_back({query.integer(0), query.integer(1), query.text(2), query.text(3), query.text(4),
                         Period{query.date(5), query.date(6)}});
    }
    return found;
}

std::optional<StatusGround> IdentifierReader::status_ground(const std::string& code, const Date& day) {
    auto query = connection_.query(
        "SELECT s.status, s.valid_from, s.reason, coalesce(r.document, '') "
        "FROM address a JOIN address_status s ON s.address_id = a.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?1) AND (s.valid_to IS NULL OR s.valid_to > ?1) "
        "LEFT JOIN revision r ON r.number = s.rev_from WHERE a.code = ?2");
    query.bind(1, std::string_view(day.iso())).bind(2, std::string_view(code));
    if (!query.step()) return std::nullopt;
    return StatusGround{query.text(0), query.date(1), query.text(2), query.text(3)};
}

std::vector<Successor> IdentifierReader::successors(const std::string& code, const Date& day, int most) {
    auto query = connection_.query(
        "SELECT later.code, c.kind, coalesce(s.status, '') FROM address a "
        "JOIN succession c ON c.from_address_id = a.id AND c.rev_to IS NULL "
        "JOIN address later ON later.id = c.to_address_id "
        "LEFT JOIN address_status s ON s.address_id = later.id AND s.rev_to IS NULL "
        "  AND (s.valid_from IS NULL OR s.valid_from <= ?1) AND (s.valid_to IS NULL OR s.valid_to > ?1) "
        "WHERE a.code = ?2 ORDER BY c.id LIMIT ?3");
    query.bind(1, std::string_view(day.iso())).bind(2, std::string_view(code)).bind(3, std::int64_t{most});
    std::vector<Successor> found;
    while (query.step()) found.push_back({query.text(0), query.text(1), query.text(2)});
    return found;
}

}  // namespace diachi::registry::spatialite
