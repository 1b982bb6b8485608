#include "registry/storage/spatialite/reading_chain.hpp"

#include "registry/storage/spatialite/stored_digest.hpp"
#include "registry/storage/store.hpp"
#include "registry/utc_time.hpp"

namespace diachi::registry::spatialite {
namespace {

/// Columns in the order of the schema; a hash that is none reads as zeros.
Reading reading_in(const Statement& row) {
    return {row.integer(0),
            row.text(1),
            {row.text(2), row.text(3), row.text(4), row.optional_integer(5)},
            digest_in(row, 6).value_or(Digest{})};
}

/// The reading that comes next, but for its facts.
Reading next_reading(Connection& connection) {
    Reading next{1, now_utc(), {}, {}};
    auto query = connection.query("SELECT number, hash FROM holder_reading ORDER BY number DESC LIMIT 1");
    if (!query.step()) return next;
    const auto previous = digest_in(query, 1);
    if (!previous) throw StorageError("the last reading's hash is damaged; run diachi verify");
    next.number = query.integer(0) + 1;
    next.previous_hash = *previous;
    return next;
}

}  // namespace

void log_reading(Connection& connection, const ReadingFacts& facts) {
    Reading reading = next_reading(connection);
    reading.facts = facts;
    const Digest hash = hash_of(reading);
    auto query = connection.query("INSERT INTO holder_reading VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    query.bind(1, reading.number).bind(2, std::string_view(reading.recorded_at));
    query.bind(3, std::string_view(facts.actor)).bind(4, std::string_view(facts.action));
    query.bind(5, std::string_view(facts.purpose));
    facts.holder ? query.bind(6, *facts.holder) : query.bind_null(6);
    query.bind_blob(7, reading.previous_hash).bind_blob(8, hash);
    query.run();
}

std::vector<Reading> readings_after(Connection& connection, std::int64_t after, int limit) {
    auto query = connection.query("SELECT * FROM holder_reading WHERE number > ?1 ORDER BY number LIMIT ?2");
    query.bind(1, after).bind(2, std::int64_t{limit});
    std::vector<Reading> found;
    while (query.step()) found.push_back(reading_in(query));
    return found;
}

std::vector<std::string> reading_findings(Connection& connection) {
    std::vector<std::string> findings;
    Digest previous{};
    std::int64_t expected = 1;
    auto query = connection.query("SELECT * FROM holder_reading ORDER BY number");
    while (query.step()) {
        const auto reading = reading_in(query);
        const auto hash = digest_in(query, 7).value_or(Digest{});
        const std::string name = "reading " + std::to_string(reading.number);
        for (; expected < reading.number; ++expected) {
            findings.push_back("reading " + std::to_string(expected) + " is missing from the log of readings");
        }
        expected = reading.number + 1;
        if (reading.previous_hash != previous) {
            findings.push_back(name +
                               " does not follow the one before it: something before it was removed, inserted or "
                               "altered");
        }
        if (hash_of(reading) != hash) findings.push_back(name + " was altered");
        previous = hash;
    }
    return findings;
}

}  // namespace diachi::registry::spatialite
