#include "registry/storage/spatialite/version_row_reader.hpp"

#include <algorithm>
#include <map>

#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {

std::string_view VersionRowReader::kept(std::string sql) {
    const auto found = std::find(texts_.begin(), texts_.end(), sql);
    return found == texts_.end() ? texts_.emplace_back(std::move(sql)) : *found;
}

std::vector<VersionRow> VersionRowReader::rows_where(std::string_view table, std::string_view column, Id id,
                                                     std::string_view further) {
    const auto& layout = layouts_.at(table);
    const auto& columns = layout.columns;
    if (std::none_of(columns.begin(), columns.end(), [&](const auto& known) { return known.name == column; })) {
        throw StorageError(layout.name + " has no column " + std::string(column));
    }
    std::vector<Id> ids;
    {
        auto query = connection_.query(kept("SELECT id FROM " + layout.name + " WHERE " + std::string(column) +
                                            " = ?1" + std::string(further) + " ORDER BY id"));
        query.bind(1, id);
        while (query.step()) ids.push_back(query.integer(0));
    }
    std::vector<VersionRow> rows;
    for (const Id found : ids) rows.push_back(row(table, found).value());
    return rows;
}

std::vector<VersionRow> VersionRowReader::present(std::string_view table, std::string_view column, Id id) {
    return rows_where(table, column, id, " AND rev_to IS NULL");
}

std::vector<VersionRow> VersionRowReader::all(std::string_view table, std::string_view column, Id id) {
    return rows_where(table, column, id, "");
}

std::optional<VersionRow> VersionRowReader::address_with_code(const std::string& code) {
    std::optional<Id> id;
    {
        auto query = connection_.query("SELECT id FROM address WHERE code = ?1");
        query.bind(1, std::string_view(code));
        if (query.step()) id = query.integer(0);
    }
    return id ? row("address", *id) : std::nullopt;
}

std::string VersionRowReader::name_of(std::string_view table, Id id) {
    static const std::map<std::string_view, std::string_view> sql{
        {"thoroughfare_version",
         "SELECT name FROM thoroughfare_version WHERE thoroughfare_id = ?1 ORDER BY id DESC LIMIT 1"},
        {"place_version", "SELECT name FROM place_version WHERE place_id = ?1 ORDER BY id DESC LIMIT 1"},
        {"unit_version", "SELECT name FROM unit_version WHERE unit_id = ?1 ORDER BY id DESC LIMIT 1"},
        {"parcel", "SELECT surveying_unit || '/' || sheet || '/' || number FROM parcel WHERE id = ?1"},
        {"address", "SELECT code FROM address WHERE id = ?1"},
        {"decision", "SELECT number FROM decision WHERE id = ?1"},
    };
    auto query = connection_.query(sql.at(table));
    query.bind(1, id);
    return query.step() ? query.text(0) : "";
}

std::optional<VersionRow> VersionRowReader::row(std::string_view table, Id id) {
    const auto& layout = layouts_.at(table);
    auto stored = read_row(connection_, layout, id);
    if (!stored) return std::nullopt;
    VersionRow row{id, std::move(stored->row), {}, stored->rev_from, stored->rev_to};
    for (const auto& column : layout.columns) row.columns.push_back(column.name);
    return row;
}

std::vector<Id> VersionRowReader::overdue_reservations(const Date& day, int most) {
    auto query = connection_.query(
        "SELECT address_id FROM address_status WHERE rev_to IS NULL AND reserved_until < ?1 "
        "AND status = 'reserved' AND valid_to IS NULL ORDER BY reserved_until LIMIT ?2");
    query.bind(1, std::string_view(day.iso())).bind(2, std::int64_t{most});
    std::vector<Id> ids;
    while (query.step()) ids.push_back(query.integer(0));
    return ids;
}

std::optional<std::string> VersionRowReader::setting(std::string_view name) {
    auto query = connection_.query("SELECT value FROM setting WHERE name = ?1 AND rev_to IS NULL");
    query.bind(1, name);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

std::vector<Id> VersionRowReader::present_settings(std::string_view name) {
    auto query = connection_.query("SELECT id FROM setting WHERE name = ?1 AND rev_to IS NULL");
    query.bind(1, name);
    std::vector<Id> ids;
    while (query.step()) ids.push_back(query.integer(0));
    return ids;
}

}  // namespace diachi::registry::spatialite
