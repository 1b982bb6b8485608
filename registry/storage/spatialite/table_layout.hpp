#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "registry/journal/chain.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// A journaled table: its columns but for id and revisions, in the order of the schema.
struct TableLayout {
    std::string name;
    std::vector<journal::Column> columns;
    std::string insert_sql;  ///< parameters: the columns, then rev_from
    std::string index_sql;   ///< parameters: id, west, east, south, north; empty where shapes are not indexed
    std::string end_sql;     ///< parameters: rev_to, id
    std::string count_sql;   ///< how many rows, and how many of them ended
    std::string unjournaled_sql;        ///< ids of rows that no revision wrote
    std::string ended_unjournaled_sql;  ///< ids of rows that no revision ended, though they are
    std::string select_sql;  ///< the columns, rev_from, rev_to of the row with the id
};

/// The tables that have rev_from and rev_to, read from the schema itself.
class TableLayouts {
  public:
    explicit TableLayouts(Connection& connection);
    /// Throws StorageError when there is no such table.
    [[nodiscard]] const TableLayout& at(std::string_view table) const;
    [[nodiscard]] const std::map<std::string, TableLayout, std::less<>>& all() const { return layouts_; }

  private:
    std::map<std::string, TableLayout, std::less<>> layouts_;
};

/// Binds a value, which must live until the statement has run, to a column: shapes of map columns become SpatiaLite's, source shapes stay well-known binary.
void bind_value(Statement& statement, int parameter, const std::string& column, const journal::Value& value);

/// The row with this id as it was handed to the journal, and its revisions.
struct StoredRow {
    journal::Row row;
    RevisionNumber rev_from;
    std::optional<RevisionNumber> rev_to;
};
std::optional<StoredRow> read_row(Connection& connection, const TableLayout& layout, Id id);

}  // namespace diachi::registry::spatialite
