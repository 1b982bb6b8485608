#include "registry/storage/spatialite/table_layout.hpp"

#include <algorithm>

#include "registry/storage/spatialite/geometry_blob.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

std::string joined(const std::vector<journal::Column>& columns) {
    std::string text;
    for (const auto& column : columns) text += (text.empty() ? "" : ", ") + column.name;
    return text;
}

/// See schema/003_addresses.sql.
bool is_derived(const std::string& column) { return column == "lookup_key"; }

std::vector<std::string> column_names(Connection& connection, const std::string& table) {
    std::vector<std::string> names;
    auto query = connection.query("SELECT name FROM pragma_table_info(?1) ORDER BY cid");
    query.bind(1, std::string_view(table));
    while (query.step()) names.push_back(query.text(0));
    return names;
}

bool has_spatial_index(Connection& connection, const std::string& table) {
    auto query = connection.query("SELECT 1 FROM sqlite_schema WHERE name = 'idx_' || ?1 || '_shape'");
    query.bind(1, std::string_view(table));
    return query.step();
}

bool is_map_shape(const std::string& column) { return column == "shape"; }

journal::Value value_of(const Statement& row, int column, const std::string& name) {
    switch (row.type(column)) {
        case SQLITE_NULL:
            return {};
        case SQLITE_INTEGER:
            return row.integer(column);
        case SQLITE_FLOAT:
            return row.real(column);
        case SQLITE_TEXT:
            return row.text(column);
        default: {
            const auto bytes = row.blob(column);
            if (!is_map_shape(name)) return geo::Wkb{{bytes.begin(), bytes.end()}};
            if (!is_as_written(bytes)) throw StorageError("the box or the reference system of its shape was altered");
            return wkb_from(bytes);
        }
    }
}

struct Bind {
    Statement& statement;
    int parameter;
    const std::string& column;

    void operator()(std::monostate) const { statement.bind_null(parameter); }
    void operator()(std::int64_t value) const { statement.bind(parameter, value); }
    void operator()(double value) const { statement.bind(parameter, value); }
    void operator()(const std::string& value) const { statement.bind_kept(parameter, value); }
    void operator()(const geo::Wkb& shape) const {
        if (is_map_shape(column)) {
            statement.bind_owned_blob(parameter, geometry_blob_from(shape));
        } else {
            statement.bind_blob(parameter, shape.bytes);
        }
    }
};

}  // namespace

TableLayouts::TableLayouts(Connection& connection) {
    std::vector<std::string> tables;
    {
        auto query = connection.query(
            "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'rev_to'");
        while (query.step()) tables.push_back(query.text(0));
    }
    for (const auto& table : tables) {
        TableLayout layout;
        layout.name = table;
        for (const auto& name : column_names(connection, table)) {
            if (name != "id" && name != "rev_from" && name != "rev_to") layout.columns.push_back({name, is_derived(name)});
        }
        std::string marks;
        for (std::size_t i = 0; i <= layout.columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
        const std::string columns = joined(layout.columns);
        layout.insert_sql = "INSERT INTO " + table + " (" + columns + ", rev_from) VALUES (" + marks + ")";
        layout.end_sql = "UPDATE " + table + " SET rev_to = ?1 WHERE id = ?2 AND rev_to IS NULL RETURNING id";
        layout.count_sql = "SELECT count(*), count(rev_to) FROM " + table;
        const std::string journaled = " EXCEPT SELECT row_id FROM journal_entry WHERE table_name = '" + table + "'";
        layout.unjournaled_sql = "SELECT id FROM " + table + journaled + " AND operation = 'i'";
        layout.ended_unjournaled_sql =
            "SELECT id FROM " + table + " WHERE rev_to IS NOT NULL" + journaled + " AND operation = 'e'";
        layout.select_sql = "SELECT " + columns + ", rev_from, rev_to FROM " + table + " WHERE id = ?1";
        if (has_spatial_index(connection, table)) {
            layout.index_sql = "INSERT INTO idx_" + table + "_shape VALUES (?1, ?2, ?3, ?4, ?5)";
        }
        layouts_.emplace(table, std::move(layout));
    }
}

const TableLayout& TableLayouts::at(std::string_view table) const {
    const auto found = layouts_.find(table);
    if (found == layouts_.end()) throw StorageError("the registry has no journaled table " + std::string(table));
    return found->second;
}

void bind_value(Statement& statement, int parameter, const std::string& column, const journal::Value& value) {
    std::visit(Bind{statement, parameter, column}, value);
}

std::optional<StoredRow> read_row(Connection& connection, const TableLayout& layout, Id id) {
    auto query = connection.query(layout.select_sql);
    query.bind(1, id);
    if (!query.step()) return std::nullopt;
    StoredRow stored;
    stored.row.table = layout.name;
    int column = 0;
    for (const auto& [name, derived] : layout.columns) stored.row.values.push_back(value_of(query, column++, name));
    stored.rev_from = query.integer(column);
    stored.rev_to = query.optional_integer(column + 1);
    return stored;
}

}  // namespace diachi::registry::spatialite
