#include "registry/storage/spatialite/schema.hpp"

#include <map>

#include "registry/storage/spatialite/schema_scripts.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

std::int64_t scripts_applied(Connection& connection) {
    auto query = connection.query("PRAGMA user_version");
    query.step();
    return query.integer(0);
}

void apply_from(Connection& connection, std::size_t first) {
    const auto& scripts = schema_scripts();
    for (std::size_t i = first; i < scripts.size(); ++i) connection.execute(std::string(scripts[i].sql));
    connection.execute("PRAGMA user_version = " + std::to_string(scripts.size()));
}

/// What the schema says of each table, index and trigger.
std::map<std::string, std::string> definitions(Connection& connection) {
    std::map<std::string, std::string> found;
    // SQLite adds its own statistics tables when it likes.
    auto query = connection.query(
        "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'");
    while (query.step()) found[query.text(0)] = query.text(1);
    return found;
}

}  // namespace

void apply_schema(Connection& connection) {
    connection.execute("BEGIN IMMEDIATE");
    connection.execute("SELECT InitSpatialMetaData(0, 'WGS84_ONLY')");
    apply_from(connection, 0);
    connection.execute("COMMIT");
}

void upgrade_schema(Connection& connection, const std::string& file) {
    const auto newest = static_cast<std::int64_t>(schema_scripts().size());
    if (scripts_applied(connection) == newest) return;
    if (scripts_applied(connection) > newest) {
        throw StorageError(file + " was made by a later version of diachi; use that one");
    }
    if (scripts_applied(connection) < 1) throw StorageError(file + " is not a registry of diachi");
    connection.execute("BEGIN IMMEDIATE");
    try {
        // Read again: another process may have been quicker.
        apply_from(connection, static_cast<std::size_t>(scripts_applied(connection)));
        connection.execute("COMMIT");
    } catch (...) {
        connection.execute("ROLLBACK");
        throw;
    }
}

std::vector<std::string> schema_findings(Connection& connection) {
    Connection fresh(":memory:", Connection::Mode::create);
    apply_schema(fresh);
    const auto expected = definitions(fresh);
    const auto found = definitions(connection);
    std::vector<std::string> findings;
    for (const auto& [name, sql] : expected) {
        const auto here = found.find(name);
        if (here == found.end()) {
            findings.push_back("the schema lacks " + name);
        } else if (here->second != sql) {
            findings.push_back("the schema's " + name + " was altered");
        }
    }
    for (const auto& [name, sql] : found) {
        if (!expected.contains(name)) findings.push_back("the schema has " + name + ", which diachi does not make");
    }
    return findings;
}

}  // namespace diachi::registry::spatialite
