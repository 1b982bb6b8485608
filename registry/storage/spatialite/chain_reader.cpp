#include "registry/storage/spatialite/chain_reader.hpp"

#include "registry/storage/spatialite/revision_writer.hpp"
#include "registry/storage/spatialite/stored_digest.hpp"

namespace diachi::registry::spatialite {

JournalHead ChainReader::head() { return journal_head(connection_); }

std::optional<Digest> ChainReader::hash_of(RevisionNumber revision) {
    auto query = connection_.query("SELECT hash FROM revision WHERE number = ?1");
    query.bind(1, revision);
    if (!query.step()) return std::nullopt;
    return digest_in(query, 0);
}

std::optional<RevisionSummary> ChainReader::revision(RevisionNumber number) {
    auto query =
        connection_.query("SELECT recorded_at, actor, action, reason, document FROM revision WHERE number = ?1");
    query.bind(1, number);
    if (!query.step()) return std::nullopt;
    return RevisionSummary{number, query.text(0), {query.text(1), query.text(2), query.text(3), query.text(4)}};
}

std::vector<JournalEntry> ChainReader::entries(RevisionNumber revision) {
    auto query = connection_.query(
        "SELECT table_name, row_id, operation FROM journal_entry WHERE revision = ?1 ORDER BY position");
    query.bind(1, revision);
    std::vector<JournalEntry> entries;
    while (query.step()) {
        entries.push_back({query.text(0), query.integer(1), static_cast<journal::Operation>(query.text(2).at(0))});
    }
    return entries;
}

RevisionNumber ChainReader::revision_at(const std::string& time) {
    // Numbers and times rise together: from the end, the first that fits.
    auto query = connection_.query("SELECT number FROM revision WHERE recorded_at <= ?1 ORDER BY number DESC LIMIT 1");
    query.bind(1, std::string_view(time));
    return query.step() ? query.integer(0) : 0;
}

}  // namespace diachi::registry::spatialite
