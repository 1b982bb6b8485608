#include "registry/storage/spatialite/number_queries.hpp"

#include <algorithm>
#include <tuple>

#include "registry/numbering/direction.hpp"
#include "registry/storage/spatialite/geometry_blob.hpp"

namespace diachi::registry::spatialite {
namespace {

using numbering::NumberedAddress;

// ?1 series, ?2 parity, ?3 value, ?4 left out, ?5 today. CROSS JOIN keeps the order of the look-up: by the numbers, and
// the positions of each in the order in which they were written. Nothing is left for SQLite to sort.
const std::string numbered_sql =
    "SELECT a.id, a.code, n.number, n.lookup_key, p.longitude_e7, p.latitude_e7 "
    "FROM address_name n CROSS JOIN address a ON a.id = n.address_id "
    "CROSS JOIN address_status s ON s.address_id = a.id AND s.rev_to IS NULL AND s.status IN ('current', 'reserved') "
    "  AND (s.valid_from IS NULL OR s.valid_from <= ?5) AND (s.valid_to IS NULL OR s.valid_to > ?5) "
    "CROSS JOIN address_position p ON p.address_id = a.id AND p.rev_to IS NULL "
    "  AND (p.valid_from IS NULL OR p.valid_from <= ?5) AND (p.valid_to IS NULL OR p.valid_to > ?5) "
    "WHERE n.rev_to IS NULL AND n.kind = 'official' AND n.number_series = ?1 AND n.number_value IS NOT NULL "
    "  AND (n.valid_from IS NULL OR n.valid_from <= ?5) AND (n.valid_to IS NULL OR n.valid_to > ?5) "
    "  AND a.id IS NOT ?4 AND ";
const std::string below_sql =
    numbered_sql + "n.number_value % 2 = ?2 AND n.number_value < ?3 ORDER BY n.number_value DESC";
const std::string above_sql =
    numbered_sql + "n.number_value % 2 = ?2 AND n.number_value > ?3 ORDER BY n.number_value";
// Not "=": SQLite would put ?3 into the parity too, no longer know it from the index, and read the whole street.
const std::string same_sql = numbered_sql + "n.number_value % 2 = ?2 AND n.number_value BETWEEN ?3 AND ?3";
const std::string all_sql = numbered_sql + "n.number_value % 2 IN (0, 1) ORDER BY a.id, p.id";

struct Asked {
    const std::string& series;
    int parity_of = 0;
    int value = 0;
    std::optional<Id> self;
};

/// Of an address with several positions the first counts, as everywhere. At most so many different values.
std::vector<NumberedAddress> numbered(Query query, const Asked& asked, std::size_t most_values) {
    query.bind(1, std::string_view(asked.series)).bind(2, std::int64_t{asked.parity_of % 2});
    query.bind(3, std::int64_t{asked.value}).bind(5, std::string_view(Date::today().iso()));
    if (asked.self) query.bind(4, *asked.self);
    std::vector<NumberedAddress> found;
    std::size_t values = 0;
    while (query.step()) {
        const auto number = numbering::SeriesNumber::of(query.text(3));
        if (!number || (!found.empty() && found.back().address == query.integer(0))) continue;
        if (found.empty() || found.back().number.value != number->value) ++values;
        if (values > most_values) break;
        const auto position = geo::Position::of_units(static_cast<std::int32_t>(query.integer(4)),
                                                      static_cast<std::int32_t>(query.integer(5)));
        found.push_back({query.integer(0), query.text(1), query.text(2), *number, position, std::nullopt});
    }
    return found;
}

constexpr std::size_t two_values = 2;
constexpr std::size_t every_value = static_cast<std::size_t>(-1);

void sort_by_number(std::vector<NumberedAddress>& addresses) {
    std::sort(addresses.begin(), addresses.end(), [](const auto& a, const auto& b) {
        const auto ordered = order(a.number, b.number);
        return ordered != 0 ? ordered < 0 : a.address < b.address;
    });
}

}  // namespace

std::vector<NumberedAddress> NumberQueries::below(const std::string& series, int value, int parity_of,
                                                  std::optional<Id> self) {
    auto found = numbered(connection_.query(below_sql), {series, parity_of, value, self}, two_values);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tuple(-a.number.value, a.address) < std::tuple(-b.number.value, b.address);
    });
    return found;
}

std::vector<NumberedAddress> NumberQueries::above(const std::string& series, int value, int parity_of,
                                                  std::optional<Id> self) {
    auto found = numbered(connection_.query(above_sql), {series, parity_of, value, self}, two_values);
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.number.value, a.address) < std::tuple(b.number.value, b.address);
    });
    return found;
}

std::vector<NumberedAddress> NumberQueries::with_value(const std::string& series, int value, std::optional<Id> self) {
    auto found = numbered(connection_.query(same_sql), {series, value, value, self}, every_value);
    sort_by_number(found);
    return found;
}

std::vector<NumberedAddress> NumberQueries::in_series(const std::string& series, std::optional<Id> self) {
    auto found = numbered(connection_.query(all_sql), {series, 0, 0, self}, every_value);
    sort_by_number(found);
    return found;
}

std::shared_ptr<const geo::Course> NumberQueries::course(Id thoroughfare) {
    auto query = connection_.query(
        "SELECT v.id, coalesce((SELECT max(o.id) FROM thoroughfare_version o WHERE o.thoroughfare_id = t.parent_id "
        "  AND o.rev_to IS NULL AND o.valid_to IS NULL AND o.shape IS NOT NULL), 0) "
        "FROM thoroughfare t JOIN thoroughfare_version v ON v.thoroughfare_id = t.id "
        "WHERE t.id = ?1 AND v.rev_to IS NULL AND v.valid_to IS NULL AND v.shape IS NOT NULL ORDER BY v.id DESC LIMIT 1");
    query.bind(1, thoroughfare);
    if (!query.step()) return nullptr;
    const CourseCache::Versions versions{query.integer(0), query.integer(1)};
    return courses_->get(versions, [&] {
        auto course = read_course(versions.first).value_or(geo::Course({}));
        numbering::turn_as_by_law(course);
        const auto street = versions.second == 0 ? std::nullopt : read_course(versions.second);
        if (street) numbering::turn_inwards(course, *street);
        return course;
    });
}

std::optional<geo::Course> NumberQueries::read_course(Id version) {
    auto query = connection_.query("SELECT shape FROM thoroughfare_version WHERE id = ?1");
    query.bind(1, version);
    if (!query.step() || query.is_null(0)) return std::nullopt;
    return geo::Course(geo::multi_line_from(wkb_from(query.blob(0)).bytes));
}

std::vector<std::string> NumberQueries::flats_of(Id building) {
    auto query = connection_.query(
        "SELECT n.flat FROM address a JOIN address_name n ON n.address_id = a.id "
        "JOIN address_status s ON s.address_id = a.id WHERE a.parent_id = ?1 AND n.rev_to IS NULL "
        "AND n.kind = 'official' AND n.valid_to IS NULL AND s.rev_to IS NULL AND s.valid_to IS NULL "
        "AND s.status IN ('current', 'reserved') ORDER BY a.id");
    query.bind(1, building);
    std::vector<std::string> flats;
    while (query.step()) flats.push_back(query.text(0));
    return flats;
}

std::int64_t NumberQueries::count_current(const std::optional<std::string>& commune_code, const Date& day) {
    auto query = connection_.query(
        "SELECT count(*) FROM address_status s WHERE s.rev_to IS NULL AND s.status = 'current' "
        "AND (s.valid_from IS NULL OR s.valid_from <= ?2) AND (s.valid_to IS NULL OR s.valid_to > ?2) "
        "AND (?1 IS NULL OR s.address_id IN (SELECT u.address_id FROM address_unit u JOIN unit_version c "
        "  ON c.unit_id = u.unit_id WHERE u.rev_to IS NULL AND u.valid_to IS NULL AND c.rev_to IS NULL "
        "  AND c.valid_to IS NULL AND c.code = ?1 AND c.level = 3))");
    query.bind(1, commune_code).bind(2, std::string_view(day.iso()));
    query.step();
    return query.integer(0);
}

}  // namespace diachi::registry::spatialite
