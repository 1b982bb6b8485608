#include "registry/storage/spatialite/watch_list_tables.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "registry/utc_time.hpp"

namespace diachi::registry::spatialite {
namespace {

struct WatchedTable {
    std::string_view name;
    /// The address of row ?2 and what the row says, when the address is in list ?1.
    std::string_view sql;
};

/// Holdings are left out: who lives where is nobody's to watch.
constexpr std::array<WatchedTable, 9> watched_tables{{
    {"address", "SELECT m.address_id, '' FROM watch_list_member m WHERE m.list_id = ?1 AND m.address_id = ?2"},
    {"address_status",
     "SELECT m.address_id, CASE WHEN r.valid_to IS NULL THEN r.status ELSE '' END FROM address_status r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"address_name",
     "SELECT m.address_id, '' FROM address_name r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"address_position",
     "SELECT m.address_id, '' FROM address_position r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"address_unit",
     "SELECT m.address_id, '' FROM address_unit r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"address_parcel",
     "SELECT m.address_id, '' FROM address_parcel r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"address_identifier",
     "SELECT m.address_id, '' FROM address_identifier r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"certification",
     "SELECT m.address_id, '' FROM certification r "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.address_id WHERE r.id = ?2"},
    {"succession",
     "SELECT m.address_id, a.code FROM succession r JOIN address a ON a.id = r.to_address_id "
     "JOIN watch_list_member m ON m.list_id = ?1 AND m.address_id = r.from_address_id WHERE r.id = ?2"},
}};

/// Counts addresses, once for each revision.
class ChangeCount {
  public:
    void add(const WatchedRow& row) {
        if (row.revision != revision_) addresses_.clear();
        revision_ = row.revision;
        if (addresses_.insert(row.address).second) ++count_;
    }
    [[nodiscard]] int count() const { return count_; }

  private:
    RevisionNumber revision_ = 0;
    std::set<Id> addresses_;
    int count_ = 0;
};

}  // namespace

std::vector<WatchList> WatchListTables::list(const std::string& owner) {
    auto query = connection_.query(
        "SELECT id, label, made_at, (SELECT count(*) FROM watch_list_member m WHERE m.list_id = w.id) "
        "FROM watch_list w WHERE owner = ?1 ORDER BY label");
    query.bind(1, std::string_view(owner));
    std::vector<WatchList> found;
    while (query.step()) found.push_back({query.integer(0), query.text(1), query.text(2), query.integer(3)});
    return found;
}

std::optional<Id> WatchListTables::find(const std::string& owner, const std::string& label) {
    auto query = connection_.query("SELECT id FROM watch_list WHERE owner = ?1 AND label = ?2");
    query.bind(1, std::string_view(owner)).bind(2, std::string_view(label));
    return query.step() ? std::optional(query.integer(0)) : std::nullopt;
}

std::int64_t WatchListTables::size(Id list) {
    auto query = connection_.query("SELECT count(*) FROM watch_list_member WHERE list_id = ?1");
    query.bind(1, list);
    query.step();
    return query.integer(0);
}

Id WatchListTables::make(const std::string& owner, const std::string& label) {
    auto query = connection_.query("INSERT INTO watch_list (owner, label, made_at) VALUES (?1, ?2, ?3)");
    const std::string now = now_utc();
    query.bind(1, std::string_view(owner)).bind(2, std::string_view(label)).bind(3, std::string_view(now));
    query.run();
    return connection_.last_id();
}

void WatchListTables::drop(Id list) {
    auto members = connection_.query("DELETE FROM watch_list_member WHERE list_id = ?1");
    members.bind(1, list);
    members.run();
    auto query = connection_.query("DELETE FROM watch_list WHERE id = ?1");
    query.bind(1, list);
    query.run();
}

std::int64_t WatchListTables::changed_members(std::string_view sql, Id list, std::span<const Id> addresses) {
    std::int64_t changed = 0;
    for (const Id address : addresses) {
        auto query = connection_.query(sql);
        query.bind(1, list).bind(2, address);
        query.run();
        changed += sqlite3_changes64(connection_.handle());
    }
    return changed;
}

std::int64_t WatchListTables::add(Id list, std::span<const Id> addresses) {
    return changed_members("INSERT OR IGNORE INTO watch_list_member (list_id, address_id) VALUES (?1, ?2)", list,
                           addresses);
}

std::int64_t WatchListTables::remove(Id list, std::span<const Id> addresses) {
    return changed_members("DELETE FROM watch_list_member WHERE list_id = ?1 AND address_id = ?2", list, addresses);
}

/// The row that an entry of the journal (revision, position, table, row, operation) speaks of, when it is watched.
std::optional<WatchedRow> WatchListTables::watched(Id list, const Statement& entry) {
    const std::string table = entry.text(2);
    const auto* const known = std::find_if(watched_tables.begin(), watched_tables.end(),
                                           [&](const WatchedTable& one) { return one.name == table; });
    if (known == watched_tables.end()) return std::nullopt;
    auto query = connection_.query(known->sql);
    query.bind(1, list).bind(2, entry.integer(3));
    if (!query.step()) return std::nullopt;
    const auto operation = entry.text(4) == "i" ? journal::Operation::insert : journal::Operation::end;
    return WatchedRow{entry.integer(0), query.integer(0), table, operation, query.text(1)};
}

/// Along the journal itself: what is new is read, however many addresses are watched and however long the journal is.
WatchedRows WatchListTables::changes(Id list, const JournalPosition& after, const JournalPortion& portion) {
    auto entries = connection_.query(
        "SELECT revision, position, table_name, row_id, operation FROM journal_entry "
        "WHERE (revision, position) > (?1, ?2) ORDER BY revision, position");
    entries.bind(1, after.revision).bind(2, after.position);
    WatchedRows found{{}, after, false};
    ChangeCount changes;
    for (std::int64_t read = 0; entries.step(); ++read) {
        const RevisionNumber revision = entries.integer(0);
        const bool next_revision = revision != found.reached.revision;
        found.more = read == portion.most_entries || (next_revision && changes.count() >= portion.most_changes);
        if (found.more) {
            if (next_revision) found.reached.position = JournalPosition::whole;
            return found;
        }
        if (auto row = watched(list, entries)) {
            changes.add(*row);
            found.rows.push_back(*std::move(row));
        }
        found.reached = {revision, entries.integer(1)};
    }
    found.reached.position = JournalPosition::whole;
    return found;
}

}  // namespace diachi::registry::spatialite
