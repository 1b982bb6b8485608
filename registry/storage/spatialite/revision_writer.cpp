#include "registry/storage/spatialite/revision_writer.hpp"

#include <algorithm>
#include <exception>

#include "registry/storage/spatialite/geometry_blob.hpp"
#include "registry/utc_time.hpp"

namespace diachi::registry::spatialite {
namespace {

class RevisionWriter : public Revision {
  public:
    RevisionWriter(Connection& connection, const TableLayouts& layouts, const journal::RevisionFacts& facts)
        : connection_(connection), layouts_(layouts), head_(journal_head(connection)), facts_(facts) {
        // A failing engine rolls back by itself; a savepoint would then begin a transaction of its own.
        if (!connection_.in_transaction()) throw StorageError("the registry took back the whole transaction");
        connection_.execute("SAVEPOINT revision");
    }
    RevisionWriter(const RevisionWriter&) = delete;
    RevisionWriter& operator=(const RevisionWriter&) = delete;

    ~RevisionWriter() override {
        if (kept_) return;
        try {
            connection_.execute("ROLLBACK TO revision; RELEASE revision");
        } catch (const std::exception&) {
            // The engine has already rolled back the whole transaction; nothing of this revision is left.
        }
    }

    [[nodiscard]] RevisionNumber number() const override { return head_.number + 1; }

    Id insert(const journal::Row& row) override {
        const auto& layout = layouts_.at(row.table);
        if (row.values.size() != layout.columns.size()) {
            throw StorageError("a row for " + layout.name + " has not the columns of the schema");
        }
        auto query = connection_.query(layout.insert_sql);
        int parameter = 1;
        for (const auto& value : row.values) {
            bind_value(query, parameter, layout.columns[static_cast<std::size_t>(parameter - 1)].name, value);
            ++parameter;
        }
        query.bind(parameter, number());
        query.run();
        const Id id = connection_.last_id();
        if (!layout.index_sql.empty()) index_shape(layout, row, id);
        add_entry(layout.name, id, journal::Operation::insert, journal::hash_of(row, layout.columns, id));
        return id;
    }

    void end(std::string_view table, Id id) override {
        const auto& layout = layouts_.at(table);
        const auto stored = read_row(connection_, layout, id);
        auto query = connection_.query(layout.end_sql);
        query.bind(1, number()).bind(2, id);
        if (!stored || !query.step()) {
            throw StorageError("row " + std::to_string(id) + " of " + layout.name + " is not of the present");
        }
        query.reset();
        add_entry(layout.name, id, journal::Operation::end, journal::hash_of(stored->row, layout.columns, id));
    }

    std::int64_t next_serial() override {
        auto query = connection_.query("SELECT coalesce(max(id), 0) + 1 FROM address");
        query.step();
        return query.integer(0);
    }

    void keep() override {
        if (entries_.count() > 0) write_revision();
        connection_.execute("RELEASE revision");
        kept_ = true;
    }

  private:
    void index_shape(const TableLayout& layout, const journal::Row& row, Id id) {
        for (std::size_t i = 0; i < layout.columns.size(); ++i) {
            const auto* shape = std::get_if<geo::Wkb>(&row.values[i]);
            if (!shape || layout.columns[i].name != "shape") continue;
            const geo::Box box = box_of(*shape);
            auto query = connection_.query(layout.index_sql);
            query.bind(1, id).bind(2, box.min_x).bind(3, box.max_x).bind(4, box.min_y).bind(5, box.max_y);
            query.run();
        }
    }

    void add_entry(const std::string& table, Id id, journal::Operation operation, const Digest& hash) {
        const char letter = static_cast<char>(operation);
        auto query = connection_.query("INSERT INTO journal_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        query.bind(1, number()).bind(2, entries_.count()).bind_kept(3, table).bind(4, id);
        query.bind_kept(5, {&letter, 1}).bind_blob(6, hash);
        query.run();
        entries_.add(table, id, operation, hash);
    }

    void write_revision() {
        journal::RevisionRecord record{number(), now_utc(), facts_, entries_.count(), entries_.finish(), head_.hash};
        const Digest hash = journal::hash_of(record);
        auto query = connection_.query("INSERT INTO revision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
        query.bind(1, record.number).bind(2, std::string_view(record.recorded_at));
        query.bind(3, std::string_view(facts_.actor)).bind(4, std::string_view(facts_.action));
        query.bind(5, std::string_view(facts_.reason)).bind(6, std::string_view(facts_.document));
        query.bind(7, record.entry_count).bind_blob(8, record.entries_hash);
        query.bind_blob(9, record.previous_hash).bind_blob(10, hash);
        query.run();
    }

    Connection& connection_;
    const TableLayouts& layouts_;
    JournalHead head_;
    journal::RevisionFacts facts_;
    journal::EntriesHash entries_;
    bool kept_ = false;
};

class ImmediateTransaction : public Transaction {
  public:
    ImmediateTransaction(Connection& connection, const TableLayouts& layouts)
        : connection_(connection), layouts_(layouts) {
        connection_.execute("BEGIN IMMEDIATE");
    }
    ImmediateTransaction(const ImmediateTransaction&) = delete;
    ImmediateTransaction& operator=(const ImmediateTransaction&) = delete;

    ~ImmediateTransaction() override {
        if (committed_) return;
        try {
            connection_.execute("ROLLBACK");
        } catch (const std::exception&) {
            // There is nothing to roll back any more: the engine did so itself when it failed.
        }
    }

    std::unique_ptr<Revision> revision(const journal::RevisionFacts& facts) override {
        return std::make_unique<RevisionWriter>(connection_, layouts_, facts);
    }

    void wholly_or_not(const std::function<void()>& work) override {
        if (!connection_.in_transaction()) throw StorageError("the registry took back the whole transaction");
        connection_.execute("SAVEPOINT work");
        try {
            work();
            connection_.execute("RELEASE work");
        } catch (...) {
            take_back_work();
            throw;
        }
    }

    void commit() override {
        if (broken_) throw StorageError("something could not be taken back, so nothing is written");
        connection_.execute("COMMIT");
        committed_ = true;
    }

  private:
    void take_back_work() {
        // Where the engine has already rolled back the whole transaction, nothing of the work is left either.
        if (!connection_.in_transaction()) return;
        try {
            connection_.execute("ROLLBACK TO work; RELEASE work");
        } catch (const StorageError&) {
            broken_ = true;
        }
    }

    Connection& connection_;
    const TableLayouts& layouts_;
    bool broken_ = false;
    bool committed_ = false;
};

}  // namespace

std::unique_ptr<Transaction> begin_transaction(Connection& connection, const TableLayouts& layouts) {
    return std::make_unique<ImmediateTransaction>(connection, layouts);
}

JournalHead journal_head(Connection& connection) {
    JournalHead head{0, {}};
    auto query = connection.query("SELECT number, hash FROM revision ORDER BY number DESC LIMIT 1");
    if (query.step()) {
        head.number = query.integer(0);
        const auto hash = query.blob(1);
        if (hash.size() != head.hash.size()) throw StorageError("the last revision's hash is damaged; run diachi verify");
        std::copy(hash.begin(), hash.end(), head.hash.begin());
    }
    return head;
}

}  // namespace diachi::registry::spatialite
