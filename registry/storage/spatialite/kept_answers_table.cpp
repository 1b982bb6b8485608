#include "registry/storage/spatialite/kept_answers_table.hpp"

#include <algorithm>

namespace diachi::registry::spatialite {
namespace {

/// Two for each one that comes: what is too old goes faster than new ones come.
constexpr std::string_view drop_oldest_sql =
    "DELETE FROM idempotent_answer WHERE id IN (SELECT id FROM idempotent_answer ORDER BY id LIMIT 2) "
    "AND created_at < ?1";

std::int64_t seconds_now() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t oldest_kept() { return seconds_now() - std::chrono::seconds(KeptAnswers::kept_for).count(); }

}  // namespace

std::optional<KeptAnswer> KeptAnswersTable::find(const std::string& caller, const Digest& key) {
    auto query = connection_.query(
        "SELECT request_hash, status, content_type, body, location, etag FROM idempotent_answer "
        "WHERE caller = ?1 AND key_hash = ?2 AND created_at >= ?3");
    query.bind(1, std::string_view(caller)).bind_blob(2, key).bind(3, oldest_kept());
    if (!query.step()) return std::nullopt;
    KeptAnswer answer{{},           static_cast<int>(query.integer(1)), query.text(2), query.text(3), query.text(4),
                      query.text(5)};
    const auto hash = query.blob(0);
    // A damaged hash equals no request's: the caller is told that the key was used, and nothing is written twice.
    if (hash.size() == answer.request_hash.size()) std::copy(hash.begin(), hash.end(), answer.request_hash.begin());
    return answer;
}

void KeptAnswersTable::keep(const std::string& caller, const Digest& key, const KeptAnswer& answer) {
    auto drop = connection_.query(drop_oldest_sql);
    drop.bind(1, oldest_kept());
    drop.run();
    auto insert = connection_.query(
        "INSERT OR REPLACE INTO idempotent_answer (caller, key_hash, request_hash, status, content_type, body, "
        "location, "
        "etag, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    insert.bind(1, std::string_view(caller)).bind_blob(2, key).bind_blob(3, answer.request_hash);
    insert.bind(4, std::int64_t{answer.status}).bind(5, std::string_view(answer.content_type));
    insert.bind(6, std::string_view(answer.body)).bind(7, std::string_view(answer.location));
    insert.bind(8, std::string_view(answer.etag)).bind(9, seconds_now());
    insert.run();
}

}  // namespace diachi::registry::spatialite
