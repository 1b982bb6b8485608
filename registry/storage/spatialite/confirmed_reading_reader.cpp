#include "registry/storage/spatialite/confirmed_reading_reader.hpp"

#include "registry/storage/spatialite/stored_digest.hpp"

namespace diachi::registry::spatialite {
namespace {

std::string records_sql(const std::string& condition) {
    return "SELECT r.id, r.system, r.text_hash, r.choice, r.address_id, r.thoroughfare_id, r.place_id, r.unit_id, "
           "r.rev_from, coalesce(v.actor, ''), coalesce(v.reason, ''), coalesce(v.recorded_at, '') "
           "FROM confirmed_reading r LEFT JOIN revision v ON v.number = r.rev_from WHERE r.rev_to IS NULL AND " +
           condition;
}

ConfirmedReadingRecord record(const Statement& row) {
    // A damaged hash is nobody's: the reading is listed, and found by no text.
    return {row.integer(0),
            row.text(1),
            digest_in(row, 2).value_or(Digest{}),
            row.text(3),
            row.optional_integer(4),
            row.optional_integer(5),
            row.optional_integer(6),
            row.optional_integer(7),
            row.integer(8),
            row.text(9),
            row.text(10),
            row.text(11)};
}

}  // namespace

std::optional<ConfirmedReadingRecord> ConfirmedReadingReader::find(Id reading) {
    static const std::string sql = records_sql("r.id = ?1");
    auto query = connection_.query(sql);
    query.bind(1, reading);
    return query.step() ? std::optional(record(query)) : std::nullopt;
}

std::optional<ConfirmedReadingRecord> ConfirmedReadingReader::of_text(const Digest& text_hash) {
    static const std::string sql = records_sql("r.text_hash = ?1");
    auto query = connection_.query(sql);
    query.bind_blob(1, text_hash);
    return query.step() ? std::optional(record(query)) : std::nullopt;
}

std::vector<ConfirmedReadingRecord> ConfirmedReadingReader::list(const std::optional<std::string>& system, Id after,
                                                                 int limit) {
    static const std::string of_one = records_sql("r.id > ?1 AND r.system = ?3 ORDER BY r.id LIMIT ?2");
    static const std::string of_all = records_sql("r.id > ?1 ORDER BY r.id LIMIT ?2");
    auto query = connection_.query(system ? of_one : of_all);
    query.bind(1, after).bind(2, std::int64_t{limit});
    if (system) query.bind(3, std::string_view(*system));
    std::vector<ConfirmedReadingRecord> found;
    while (query.step()) found.push_back(record(query));
    return found;
}

RevisionNumber ConfirmedReadingReader::last_change() {
    auto query = connection_.query(
        "SELECT max(coalesce((SELECT max(rev_from) FROM confirmed_reading), 0), "
        "coalesce((SELECT max(rev_to) FROM confirmed_reading WHERE rev_to IS NOT NULL), 0))");
    query.step();
    return query.integer(0);
}

std::vector<ConfirmedReadingChange> ConfirmedReadingReader::changed_since(RevisionNumber revision) {
    auto query = connection_.query(
        "SELECT id, text_hash, rev_to FROM confirmed_reading WHERE rev_from > ?1 UNION "
        "SELECT id, text_hash, rev_to FROM confirmed_reading WHERE rev_to IS NOT NULL AND rev_to > ?1");
    query.bind(1, revision);
    std::vector<ConfirmedReadingChange> changes;
    while (query.step()) {
        if (const auto hash = digest_in(query, 1)) changes.push_back({query.integer(0), *hash, !query.is_null(2)});
    }
    return changes;
}

}  // namespace diachi::registry::spatialite
