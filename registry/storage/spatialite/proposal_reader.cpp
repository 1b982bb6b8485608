#include "registry/storage/spatialite/proposal_reader.hpp"

namespace diachi::registry::spatialite {
namespace {

/// ?1 id or nothing, ?2 commune code or nothing, ?3 status or nothing, ?4 after, ?5 limit.
constexpr std::string_view records_sql =
    "SELECT p.id, p.unit_id, coalesce(c.code, ''), coalesce(c.name, ''), p.title, s.status, s.reason, s.id, "
    "s.decision_id, coalesce(d.number, ''), coalesce(d.decided_on, ''), coalesce(d.authority, ''), "
    "(SELECT count(*) FROM proposed_address a WHERE a.proposal_id = p.id AND a.rev_to IS NULL) "
    "FROM proposal p JOIN proposal_status s ON s.proposal_id = p.id AND s.rev_to IS NULL "
    "LEFT JOIN decision d ON d.id = s.decision_id "
    "LEFT JOIN unit_version c ON c.id = (SELECT v.id FROM unit_version v WHERE v.unit_id = p.unit_id "
    "  AND v.rev_to IS NULL ORDER BY coalesce(v.valid_to, '9999') DESC LIMIT 1) "
    "WHERE (?1 IS NULL OR p.id = ?1) AND (?2 IS NULL OR c.code = ?2) AND (?3 IS NULL OR s.status = ?3) "
    "AND p.id > ?4 ORDER BY p.id LIMIT ?5";

ProposalRecord record(const Statement& row) {
    return {row.integer(0), row.integer(1), row.text(2), row.text(3),  row.text(4),  row.text(5),    row.text(6),
            row.integer(7), row.optional_integer(8), row.text(9), row.text(10), row.text(11), row.integer(12)};
}

}  // namespace

std::optional<ProposalRecord> ProposalReader::find(Id proposal) {
    auto query = connection_.query(records_sql);
    query.bind(1, proposal).bind_null(2).bind_null(3).bind(4, std::int64_t{0}).bind(5, std::int64_t{1});
    return query.step() ? std::optional(record(query)) : std::nullopt;
}

std::vector<ProposalRecord> ProposalReader::list(const ProposalQuery& asked) {
    auto query = connection_.query(records_sql);
    query.bind_null(1).bind(2, asked.commune_code).bind(3, asked.status).bind(4, asked.after);
    query.bind(5, std::int64_t{asked.limit});
    std::vector<ProposalRecord> found;
    while (query.step()) found.push_back(record(query));
    return found;
}

std::vector<Id> ProposalReader::addresses(Id proposal, Id after, int limit) {
    auto query = connection_.query(
        "SELECT address_id FROM proposed_address WHERE proposal_id = ?1 AND address_id > ?2 AND rev_to IS NULL "
        "ORDER BY address_id LIMIT ?3");
    query.bind(1, proposal).bind(2, after).bind(3, std::int64_t{limit});
    std::vector<Id> ids;
    while (query.step()) ids.push_back(query.integer(0));
    return ids;
}

}  // namespace diachi::registry::spatialite
