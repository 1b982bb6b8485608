#include "registry/storage/spatialite/journal_verifier.hpp"

#include <map>
#include <optional>

#include "registry/journal/chain.hpp"
#include "registry/storage/spatialite/schema.hpp"
#include "registry/storage/spatialite/stored_digest.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

using journal::Operation;

std::string named(RevisionNumber number) { return "revision " + std::to_string(number); }
std::string named(const std::string& table, Id id) { return "row " + std::to_string(id) + " of " + table; }

class Verifier {
  public:
    Verifier(Connection& connection, const TableLayouts& layouts) : connection_(connection), layouts_(layouts) {}

    std::vector<std::string> verify() {
        for (auto& finding : schema_findings(connection_)) find(std::move(finding));
        check_pages();
        check_revisions();
        check_entries_without_revision();
        for (const auto& [name, layout] : layouts_.all()) check_unjournaled_rows(layout);
        check_boxes("unit_version", unit_boxes_sql);
        check_boxes("parcel_version", parcel_boxes_sql);
        check_boxes("water_version", water_boxes_sql);
        return std::move(findings_);
    }

  private:
    void find(std::string sentence) { findings_.push_back(std::move(sentence)); }

    void check_pages() {
        auto query = connection_.query("PRAGMA integrity_check(10)");
        while (query.step()) {
            if (query.text(0) != "ok") find("the file is damaged: " + query.text(0));
        }
    }

    void check_revisions() {
        Digest previous{};
        RevisionNumber expected = 1;
        auto query = connection_.query("SELECT * FROM revision ORDER BY number");
        while (query.step()) {
            const auto entries_hash = digest_in(query, 7);
            const auto previous_hash = digest_in(query, 8);
            const auto hash = digest_in(query, 9);
            if (!entries_hash || !previous_hash || !hash) {
                find(named(query.integer(0)) + " was altered: a hash of it is none");
                continue;
            }
            const journal::RevisionRecord record{query.integer(0), query.text(1),
                                                 {query.text(2), query.text(3), query.text(4), query.text(5)},
                                                 query.integer(6), *entries_hash, *previous_hash};
            for (; expected < record.number; ++expected) find(named(expected) + " is missing");
            expected = record.number + 1;
            if (record.previous_hash != previous) {
                find(named(record.number) + " does not follow the one before it: something before it was removed, "
                     "inserted or altered");
            }
            previous = *hash;
            if (journal::hash_of(record) != previous) find(named(record.number) + " was altered");
            check_entries(record);
        }
    }

    void check_entries(const journal::RevisionRecord& record) {
        journal::EntriesHash hash;
        auto query = connection_.query(
            "SELECT table_name, row_id, operation, row_hash, position FROM journal_entry WHERE revision = ?1 "
            "ORDER BY position");
        query.bind(1, record.number);
        bool in_order = true;
        while (query.step()) {
            in_order = in_order && query.integer(4) == hash.count();
            const std::string table = query.text(0);
            const auto operation = static_cast<Operation>(query.text(2).empty() ? '?' : query.text(2)[0]);
            const Digest row_hash = digest_in(query, 3).value_or(Digest{});
            hash.add(table, query.integer(1), operation, row_hash);
            check_row(record.number, table, query.integer(1), operation, row_hash);
        }
        const std::int64_t count = hash.count();
        if (!in_order || count != record.entry_count || hash.finish() != record.entries_hash) {
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
            if (journal::hash_of(stored->row, layouts_.at(table).columns, id) != hash) find(name + " was altered");
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
        if (rows != inserted_[layout.name]) name_rows(layout, layout.unjournaled_sql, "was not written by the journal");
        if (ended != ended_[layout.name]) {
            name_rows(layout, layout.ended_unjournaled_sql, "was not ended by the journal");
        }
    }

    void name_rows(const TableLayout& layout, const std::string& sql, const std::string& what) {
        auto query = connection_.query(sql);
        std::int64_t told = 0;
        while (query.step()) {
            find(named(layout.name, query.integer(0)) + " " + what);
            ++told;
        }
        if (told == 0) find("table " + layout.name + " lacks rows, or has rows revived, that the journal tells of");
    }

    /// Look-ups find a shape through its box in the spatial index: a box that is gone hides the shape.
    void check_boxes(const std::string& table, std::string_view sql) {
        try {
            auto query = connection_.query(sql);
            while (query.step()) {
                find(named(table, query.integer(0)) + " has another box in the spatial index, or none");
            }
        } catch (const StorageError& error) {
            find("the spatial index of " + table + " cannot be read: " + error.what());
        }
    }

    static constexpr std::string_view unit_boxes_sql =
        "SELECT v.id FROM unit_version v LEFT JOIN idx_unit_version_shape b ON b.pkid = v.id "
        "WHERE v.shape IS NOT NULL AND NOT coalesce(b.xmin <= MbrMinX(v.shape) AND b.ymin <= MbrMinY(v.shape) "
        "AND b.xmax >= MbrMaxX(v.shape) AND b.ymax >= MbrMaxY(v.shape), 0)";
    static constexpr std::string_view parcel_boxes_sql =
        "SELECT v.id FROM parcel_version v LEFT JOIN idx_parcel_version_shape b ON b.pkid = v.id "
        "WHERE v.shape IS NOT NULL AND NOT coalesce(b.xmin <= MbrMinX(v.shape) AND b.ymin <= MbrMinY(v.shape) "
        "AND b.xmax >= MbrMaxX(v.shape) AND b.ymax >= MbrMaxY(v.shape), 0)";

    static constexpr std::string_view water_boxes_sql =
        "SELECT v.id FROM water_version v LEFT JOIN idx_water_version_shape b ON b.pkid = v.id "
        "WHERE v.shape IS NOT NULL AND NOT coalesce(b.xmin <= MbrMinX(v.shape) AND b.ymin <= MbrMinY(v.shape) "
        "AND b.xmax >= MbrMaxX(v.shape) AND b.ymax >= MbrMaxY(v.shape), 0)";

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
