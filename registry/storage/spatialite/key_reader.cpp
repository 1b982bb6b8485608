#include "registry/storage/spatialite/key_reader.hpp"

#include <charconv>

namespace diachi::registry::spatialite {
namespace {

/// "12,7" → 7, 12.
std::set<Id> ids_in(std::string_view text) {
    std::set<Id> ids;
    while (!text.empty()) {
        Id id{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (error != std::errc{}) break;
        ids.insert(id);
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (text.starts_with(',')) text.remove_prefix(1);
    }
    return ids;
}

/// Columns: label, role, last_day, limited, ids of its communes. Without a single commune a limited key acts nowhere.
ApiKey api_key(const Statement& row) {
    ApiKey key{row.text(0), roles_named(row.text(1)), std::nullopt, row.date(2)};
    if (!row.is_null(3)) key.communes = ids_in(row.text(4));
    return key;
}

// The columns of api_key(), and for lists what stands beside.
const std::string key_columns =
    "SELECT k.label, k.role, k.last_day, k.limited, "
    "(SELECT group_concat(u.unit_id) FROM api_key_unit u WHERE u.key_id = k.id AND u.rev_to IS NULL)";
const std::string stored_key = key_columns +
                               ", k.id, r.recorded_at, r.actor "
                               "FROM api_key k JOIN revision r ON r.number = k.rev_from WHERE k.rev_to IS NULL ";
const std::string with_hash_sql = key_columns + " FROM api_key k WHERE k.hash = ?1 AND k.rev_to IS NULL";
const std::string after_label_sql = stored_key + "AND k.label > ?1 ORDER BY k.label LIMIT ?2";
const std::string with_label_sql = stored_key + "AND k.label = ?1";

}  // namespace

std::optional<ApiKey> KeyReader::with_hash(const KeyHash& hash) {
    auto query = connection_.query(with_hash_sql);
    query.bind(1, std::string_view(hexadecimal(hash)));
    if (!query.step()) return std::nullopt;
    return api_key(query);
}

StoredKey KeyReader::stored(const Statement& row) {
    StoredKey found{row.integer(5), api_key(row), {}, row.text(6), row.text(7)};
    auto codes = connection_.query(
        "SELECT (SELECT v.code FROM unit_version v WHERE v.unit_id = u.unit_id AND v.rev_to IS NULL "
        "  ORDER BY v.valid_from DESC LIMIT 1) AS code FROM api_key_unit u WHERE u.key_id = ?1 AND u.rev_to IS NULL "
        "ORDER BY code");
    codes.bind(1, found.id);
    while (codes.step()) found.commune_codes.push_back(codes.text(0));
    return found;
}

std::vector<StoredKey> KeyReader::keys_after(const std::string& after, int limit) {
    auto query = connection_.query(after_label_sql);
    query.bind(1, std::string_view(after)).bind(2, std::int64_t{limit});
    std::vector<StoredKey> keys;
    while (query.step()) keys.push_back(stored(query));
    return keys;
}

std::optional<StoredKey> KeyReader::key_labelled(const std::string& label) {
    auto query = connection_.query(with_label_sql);
    query.bind(1, std::string_view(label));
    if (!query.step()) return std::nullopt;
    return stored(query);
}

bool KeyReader::label_was_given(const std::string& label) {
    auto query = connection_.query("SELECT 1 FROM api_key WHERE label = ?1");
    query.bind(1, std::string_view(label));
    return query.step();
}

std::vector<Id> KeyReader::limits_of(Id key) {
    auto query = connection_.query("SELECT id FROM api_key_unit WHERE key_id = ?1 AND rev_to IS NULL ORDER BY id");
    query.bind(1, key);
    std::vector<Id> rows;
    while (query.step()) rows.push_back(query.integer(0));
    return rows;
}

}  // namespace diachi::registry::spatialite
