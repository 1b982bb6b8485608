#include "registry/storage/spatialite/address_scanner.hpp"

#include <array>
#include <string>

namespace diachi::registry::spatialite {
namespace {

/// NOT INDEXED: a table is read from front to back, never by an index that leads to its rows one by one.
struct ScanSql {
    ScanSql(const std::string& columns, const std::string& table)
        : all("SELECT address_id, valid_from, valid_to, " + columns + " FROM " + table +
              " NOT INDEXED WHERE rev_to IS NULL ORDER BY id"),
          one("SELECT address_id, valid_from, valid_to, " + columns + " FROM " + table +
              " WHERE address_id = ?1 AND rev_to IS NULL ORDER BY id") {}
    [[nodiscard]] std::string_view of(std::optional<Id> only) const { return only ? one : all; }
    std::string all;
    std::string one;
};

const ScanSql status_sql("status, reserved_until", "address_status");
const ScanSql position_sql("longitude_e7, latitude_e7, accuracy_m", "address_position");
const ScanSql unit_sql("unit_id", "address_unit");
const ScanSql name_sql("kind = 'official', number, flat, thoroughfare_id, place_id, lookup_key", "address_name");

constexpr std::array tables{"address_status", "address_position", "address_unit", "address_name"};

ScannedPeriod period_of(const Statement& row) {
    return {row.text_view(1), row.text_view(2)};
}

}  // namespace

void AddressScanner::statuses(std::optional<Id> only, const Visitor<ScannedStatus>& visit) {
    auto row = connection_.query(status_sql.of(only));
    if (only) row.bind(1, *only);
    while (row.step()) visit({row.integer(0), row.text_view(3), row.text_view(4), period_of(row)});
}

void AddressScanner::positions(std::optional<Id> only, const Visitor<ScannedPosition>& visit) {
    auto row = connection_.query(position_sql.of(only));
    if (only) row.bind(1, *only);
    while (row.step()) {
        visit({row.integer(0), static_cast<std::int32_t>(row.integer(3)), static_cast<std::int32_t>(row.integer(4)),
               row.optional_real(5), period_of(row)});
    }
}

void AddressScanner::units(std::optional<Id> only, const Visitor<ScannedUnit>& visit) {
    auto row = connection_.query(unit_sql.of(only));
    if (only) row.bind(1, *only);
    while (row.step()) visit({row.integer(0), row.integer(3), period_of(row)});
}

void AddressScanner::names(std::optional<Id> only, const Visitor<ScannedName>& visit) {
    auto row = connection_.query(name_sql.of(only));
    if (only) row.bind(1, *only);
    while (row.step()) {
        visit({row.integer(0), row.integer(3) != 0, row.text_view(4), row.text_view(5), row.integer(6), row.integer(7),
               row.text_view(8), period_of(row)});
    }
}

Id AddressScanner::last_address() {
    auto query = connection_.query("SELECT coalesce(max(id), 0) FROM address");
    query.step();
    return query.integer(0);
}

std::vector<Id> AddressScanner::changed_after(RevisionNumber revision) {
    static const std::string sql = [] {
        std::string text;
        for (const std::string table : tables) {
            text += (text.empty() ? "" : " UNION ") + std::string("SELECT row.address_id FROM journal_entry e JOIN ") +
                    table + " row ON row.id = e.row_id WHERE e.revision > ?1 AND e.table_name = '" + table + "'";
        }
        return text + " ORDER BY 1";
    }();
    auto query = connection_.query(sql);
    query.bind(1, revision);
    std::vector<Id> changed;
    while (query.step()) changed.push_back(query.integer(0));
    return changed;
}

}  // namespace diachi::registry::spatialite
