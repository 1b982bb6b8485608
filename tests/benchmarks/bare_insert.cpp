// The reference of bulk issuing: the rows of a finished registry, inserted one by one by prepared statements into a copy of
// the empty one, with the same tables, indexes and durability, and nothing else.
//
//   bare_insert_benchmark FINISHED COPY_OF_EMPTY ADDRESSES_A_COMMIT
//
// Prints the seconds, and the seconds of the processor. bulk_issue.py runs it.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

void must(int result, sqlite3* database) {
    if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    std::exit(1);
}

sqlite3* opened(const char* file) {
    sqlite3* database = nullptr;
    must(sqlite3_open_v2(file, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr), database);
    return database;
}

void run(sqlite3* database, const std::string& sql) { must(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), database); }

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    must(sqlite3_prepare_v3(database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr), database);
    return statement;
}

/// All rows of a table in memory, so that reading them is not timed.
struct Table {
    std::vector<std::vector<sqlite3_value*>> rows;
    sqlite3_stmt* insert;
};

Table read(sqlite3* from, sqlite3* to, const std::string& name) {
    std::string columns, marks;
    auto* info = prepared(from, "SELECT name FROM pragma_table_info('" + name + "')");  // without generated columns
    while (sqlite3_step(info) == SQLITE_ROW) {
        columns += (columns.empty() ? "" : ", ") + std::string(reinterpret_cast<const char*>(sqlite3_column_text(info, 0)));
        marks += marks.empty() ? "?" : ", ?";
    }
    sqlite3_finalize(info);
    Table table;
    table.insert = prepared(to, "INSERT INTO " + name + " (" + columns + ") VALUES (" + marks + ")");
    auto* query = prepared(from, "SELECT " + columns + " FROM " + name + " ORDER BY id");
    while (sqlite3_step(query) == SQLITE_ROW) {
        auto& row = table.rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(query); ++i) row.push_back(sqlite3_value_dup(sqlite3_column_value(query, i)));
    }
    sqlite3_finalize(query);
    return table;
}

void insert(const Table& table, std::size_t at, sqlite3* to) {
    if (at >= table.rows.size()) return;
    for (std::size_t i = 0; i < table.rows[at].size(); ++i) sqlite3_bind_value(table.insert, static_cast<int>(i) + 1, table.rows[at][i]);
    must(sqlite3_step(table.insert), to);
    sqlite3_reset(table.insert);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    auto* from = opened(words[1]);
    auto* to = opened(words[2]);
    const auto a_commit = static_cast<std::size_t>(std::atoi(words[3]));
    // As the registry's own connections: see set_durability in spatialite_store.cpp.
    run(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; "
            "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000");
    std::vector<Table> tables;
    for (const auto* name : {"address", "address_status", "address_position", "address_name", "address_unit"}) {
        tables.push_back(read(from, to, name));
    }
    const auto began = std::chrono::steady_clock::now();
    const auto worked = std::clock();
    const std::size_t addresses = tables.front().rows.size();
    for (std::size_t first = 0; first < addresses; first += a_commit) {
        run(to, "BEGIN IMMEDIATE");
        for (std::size_t at = first; at < first + a_commit; ++at) {
            for (const auto& table : tables) insert(table, at, to);
        }
        run(to, "COMMIT");
    }
    std::printf("%.3f %.3f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(),
                static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC);
    return 0;  // the rows in memory and the statements go with the program
}
