#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "registry/journal/row.hpp"

namespace diachi::registry::spatialite {

/// A statement being bound and stepped. Columns count from 0, parameters from 1.
class Statement {
  public:
    Statement(sqlite3* database, sqlite3_stmt* handle) : database_(database), handle_(handle) {}

    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, double value);
    Statement& bind(int parameter, std::string_view value);
    /// Without a copy: the text must live until the statement has run.
    Statement& bind_kept(int parameter, std::string_view value);
    Statement& bind_blob(int parameter, std::span<const std::uint8_t> value);
    /// Keeps a copy until the statement is bound anew.
    Statement& bind_owned_blob(int parameter, std::vector<std::uint8_t> value);
    Statement& bind_null(int parameter);
    Statement& bind(int parameter, const std::optional<std::string>& value);

    /// Whether there is a row. Throws StorageError.
    bool step();
    /// Steps to the end, then the statement can be bound anew.
    void run();
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(handle_, column); }
    [[nodiscard]] std::string text(int column) const;
    /// Lives until the next step.
    [[nodiscard]] std::string_view text_view(int column) const;
    [[nodiscard]] bool is_null(int column) const { return type(column) == SQLITE_NULL; }
    [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
    [[nodiscard]] std::optional<double> optional_real(int column) const;
    [[nodiscard]] std::optional<std::string> optional_text(int column) const;
    [[nodiscard]] std::optional<Date> date(int column) const;
    [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;
    [[nodiscard]] int type(int column) const { return sqlite3_column_type(handle_, column); }
    [[nodiscard]] int column_count() const { return sqlite3_column_count(handle_); }
    [[nodiscard]] std::string column_name(int column) const { return sqlite3_column_name(handle_, column); }

  private:
    void check(int result) const;
    sqlite3* database_;
    sqlite3_stmt* handle_;
};

/// A statement of the connection's cache, put back when the query goes.
class Query : public Statement {
  public:
    Query(sqlite3* database, sqlite3_stmt* handle) : Statement(database, handle) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { reset(); }
};

/// One connection to a registry file, with SpatiaLite's functions, for one thread.
class Connection {
  public:
    enum class Mode { create, open };
    Connection(const std::filesystem::path& file, Mode mode);

    /// Runs a script.
    void execute(const std::string& sql);
    /// Prepared once for each text, which must be a literal or live as long as the connection.
    Query query(std::string_view sql);
    [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(database_.get()) == 0; }
    /// For what only SQLite's own functions do.
    [[nodiscard]] sqlite3* handle() const { return database_.get(); }
    [[nodiscard]] Id last_id() const { return sqlite3_last_insert_rowid(database_.get()); }

  private:
    struct CloseDatabase {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    struct FreeSpatialite {
        void operator()(void* cache) const;
    };
    struct FinalizeStatement {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    // In this order: statements go before the database, and SpatiaLite wants its memory freed after the database.
    std::unique_ptr<void, FreeSpatialite> spatialite_;
    std::unique_ptr<sqlite3, CloseDatabase> database_;
    /// By where the text lies: reading a text of a thousand letters to find its statement takes longer than many a look-up.
    struct WhereItLies {
        std::size_t operator()(std::string_view sql) const { return std::hash<const char*>()(sql.data()); }
    };
    std::unordered_map<std::string_view, std::unique_ptr<sqlite3_stmt, FinalizeStatement>, WhereItLies> statements_;
};

}  // namespace diachi::registry::spatialite
