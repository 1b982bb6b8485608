#include "registry/storage/spatialite/journal_verifier.hpp"

#include <algorithm>
#include <map>

#include "registry/journal/chain.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

using journal::Operation;

std::string named(RevisionNumber number) { return "revision " + std::to_string(number); }
std::string named(const std::string& table, Id id) { return "row " + std::to_string(id) + " of " + table; }

Digest digest_in(const Statement& row, int column) {
    Digest digest{};
    const auto bytes = row.blob(column);
    if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

class Verifier {
  public:
    Verifier(Connection& connection, const TableLayouts& layouts) : connection_(connection), layouts_(layouts) {}

    std::vector<std::string> verify() {
        check_pages();
        check_revisions();
        check_entries_without_revision();
        for (const auto& [name, layout] : layouts_.all()) check_unjournaled_rows(layout);
        return std::move(findings_);
    }

  private:
    void find(std::string sentence) { findings_.push_back(std::move(sentence)); }

    void check_pages() {
        auto query = connection_.query("PRAGMA quick_check(10)");
        while (query.step()) {
            if (query.text(0) != "ok") find("the file is damaged: " + query.text(0));
        }
    }

    void check_revisions() {
        Digest previous{};
        RevisionNumber expected = 1;
        auto query = connection_.query("SELECT * FROM revision ORDER BY number");
        while (query.step()) {
            journal::RevisionRecord record{query.integer(0), query.text(1),
                                           {query.text(2), query.text(3), query.text(4), query.text(5)},
                                           query.integer(6), digest_in(query, 7), digest_in(query, 8)};
            for (; expected < record.number; ++expected) find(named(expected) + " is missing");
            expected = record.number + 1;
            if (record.previous_hash != previous) {
                find(named(record.number) + " does not follow the one before it: something before it was removed, "
                     "inserted or altered");
            }
            previous = digest_in(query, 9);
            if (journal::hash_of(record) != previous) find(named(record.number) + " was altered");
            check_entries(record);
        }
    }

    void check_entries(const journal::RevisionRecord& record) {
        journal::EntriesHash hash;
        auto query = connection_.query(
            "SELECT table_name, row_id, operation, row_hash FROM journal_entry WHERE revision = ?1 ORDER BY position");
        query.bind(1, record.number);
        while (query.step()) {
            const std::string table = query.text(0);
            const auto operation = static_cast<Operation>(query.text(2).empty() ? '?' : query.text(2)[0]);
            const Digest row_hash = digest_in(query, 3);
            hash.add(table, query.integer(1), operation, row_hash);
            check_row(record.number, table, query.integer(1), operation, row_hash);
        }
        const std::int64_t count = hash.count();
        if (count != record.entry_count || hash.finish() != record.entries_hash) {
            find("the entries of " + named(record.number) + " were altered: " + std::to_string(count) + " are there, " +
                 std::to_string(record.entry_count) + " were written");
        }
    }

    void check_row(RevisionNumber revision, const std::string& table, Id id, Operation operation, const Digest& hash) {
        if (!layouts_.all().contains(table)) return find(named(revision) + " speaks of an unknown table " + table);
        const std::string name = named(table, id) + ", written by " + named(revision) + ",";
        try {
            const auto stored = read_row(connection_, layouts_.at(table), id);
            if (!stored) return find(name + " is missing");
            if (journal::hash_of(stored->row, id) != hash) find(name + " was altered");
            if (operation == Operation::insert && stored->rev_from != revision) find(name + " has another rev_from");
            if (operation == Operation::end && stored->rev_to != revision) find(name + " has another rev_to");
        } catch (const StorageError& error) {
            find(name + " cannot be read: " + error.what());
        }
        if (operation == Operation::insert) ++inserted_[table];
        if (operation == Operation::end) ++ended_[table];
    }

    void check_entries_without_revision() {
        auto query = connection_.query(
            "SELECT DISTINCT revision FROM journal_entry WHERE revision NOT IN (SELECT number FROM revision)");
        while (query.step()) {
            find("the entries of " + named(query.integer(0)) + " are there, but not the revision itself");
        }
    }

    void check_unjournaled_rows(const TableLayout& layout) {
        auto counted = connection_.query(layout.count_sql);
        counted.step();
        const std::int64_t rows = counted.integer(0);
        const std::int64_t ended = counted.integer(1);
        if (rows != inserted_[layout.name]) {
            find("table " + layout.name + " holds " + std::to_string(rows) + " rows, the journal wrote " +
                 std::to_string(inserted_[layout.name]));
        }
        if (ended != ended_[layout.name]) {
            find("table " + layout.name + " holds " + std::to_string(ended) + " ended rows, the journal ended " +
                 std::to_string(ended_[layout.name]));
        }
    }

    Connection& connection_;
    const TableLayouts& layouts_;
    std::vector<std::string> findings_;
    std::map<std::string, std::int64_t> inserted_;
    std::map<std::string, std::int64_t> ended_;
};

}  // namespace

std::vector<std::string> verify_journal(Connection& connection, const TableLayouts& layouts) {
    return Verifier(connection, layouts).verify();
}

}  // namespace diachi::registry::spatialite
