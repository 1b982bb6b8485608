#include "registry/storage/spatialite/holder_tables.hpp"

#include "registry/storage/spatialite/reading_chain.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

/// ?1 holder or address, ?2 the day whose commune of the address is told.
constexpr std::string_view of_holder_sql =
    "SELECT h.id, h.holder_id, h.address_id, a.code, u.unit_id, h.role, h.valid_from, h.valid_to "
    "FROM holding h JOIN address a ON a.id = h.address_id "
    "LEFT JOIN address_unit u ON u.address_id = a.id AND u.rev_to IS NULL "
    "  AND (u.valid_from IS NULL OR u.valid_from <= ?2) AND (u.valid_to IS NULL OR u.valid_to > ?2) "
    "WHERE h.holder_id = ?1 AND h.rev_to IS NULL ORDER BY h.id";
constexpr std::string_view at_address_sql =
    "SELECT h.id, h.holder_id, h.address_id, a.code, u.unit_id, h.role, h.valid_from, h.valid_to "
    "FROM holding h JOIN address a ON a.id = h.address_id "
    "LEFT JOIN address_unit u ON u.address_id = a.id AND u.rev_to IS NULL "
    "  AND (u.valid_from IS NULL OR u.valid_from <= ?2) AND (u.valid_to IS NULL OR u.valid_to > ?2) "
    "WHERE h.address_id = ?1 AND h.rev_to IS NULL AND (h.valid_to IS NULL OR h.valid_to > ?2) ORDER BY h.id";

std::vector<Holding> holdings(Query query, Id of, const Date& day) {
    query.bind(1, of).bind(2, std::string_view(day.iso()));
    std::vector<Holding> found;
    while (query.step()) {
        const auto role = holding_role_named(query.text(5));
        if (!role) throw StorageError("a holding has an unknown role; run diachi verify");
        found.push_back({query.integer(0),
                         query.integer(1),
                         query.integer(2),
                         query.text(3),
                         query.optional_integer(4),
                         *role,
                         {query.date(6), query.date(7)}});
    }
    return found;
}

}  // namespace

bool HolderTables::any() {
    return connection_.query("SELECT 1 FROM holder LIMIT 1").step();
}

bool HolderTables::knows_key(const std::string& key_id) {
    auto query = connection_.query("SELECT 1 FROM holder WHERE key_id = ?1");
    query.bind(1, std::string_view(key_id));
    return query.step();
}

std::optional<StoredHolder> HolderTables::holder(Id id) {
    auto query = connection_.query(
        "SELECT h.id, h.key_id, v.id, v.version, v.kind, v.sealed FROM holder h JOIN holder_version v "
        "ON v.holder_id = h.id AND v.rev_to IS NULL AND v.valid_to IS NULL WHERE h.id = ?1 AND h.rev_to IS NULL");
    query.bind(1, id);
    if (!query.step()) return std::nullopt;
    const auto kind = holder_kind_named(query.text(4));
    if (!kind) throw StorageError("a holder has an unknown kind; run diachi verify");
    const auto sealed = query.blob(5);
    return StoredHolder{query.integer(0), query.text(1), query.integer(2),
                        query.integer(3), *kind,         {sealed.begin(), sealed.end()}};
}

bool HolderTables::was_erased(Id id) {
    auto query = connection_.query("SELECT 1 FROM holder WHERE id = ?1 AND rev_to IS NOT NULL");
    query.bind(1, id);
    return query.step();
}

std::vector<Holding> HolderTables::holdings_of(Id holder, const Date& day) {
    return holdings(connection_.query(of_holder_sql), holder, day);
}

std::vector<Holding> HolderTables::holdings_at(Id address, const Date& day) {
    return holdings(connection_.query(at_address_sql), address, day);
}

std::vector<Id> HolderTables::found_by(const LookupRow& asked) {
    auto query =
        connection_.query("SELECT holder_id FROM holder_lookup WHERE kind = ?1 AND hash = ?2 ORDER BY holder_id");
    query.bind(1, name_of(asked.kind)).bind_blob(2, asked.hash);
    std::vector<Id> found;
    while (query.step()) found.push_back(query.integer(0));
    return found;
}

void HolderTables::set_lookup(Id holder, const std::vector<LookupRow>& rows) {
    // While rows are added too: a page that is split leaves copies behind otherwise, which no deletion overwrites.
    connection_.execute("PRAGMA secure_delete = ON");
    auto remove = connection_.query("DELETE FROM holder_lookup WHERE holder_id = ?1");
    remove.bind(1, holder);
    remove.run();
    for (const auto& row : rows) {
        auto insert = connection_.query("INSERT OR IGNORE INTO holder_lookup VALUES (?1, ?2, ?3)");
        insert.bind(1, name_of(row.kind)).bind_blob(2, row.hash).bind(3, holder);
        insert.run();
    }
    connection_.execute("PRAGMA secure_delete = OFF");
}

void HolderTables::log(const ReadingFacts& facts) {
    log_reading(connection_, facts);
}

void HolderTables::empty_log() {
    connection_.execute("PRAGMA busy_timeout = 1000; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 10000");
}

std::vector<Reading> HolderTables::readings(std::int64_t after, int limit) {
    return readings_after(connection_, after, limit);
}

}  // namespace diachi::registry::spatialite
