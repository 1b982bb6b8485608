#include "registry/storage/spatialite/spatialite_store.hpp"

#include <map>
#include <mutex>

#include "registry/codes/code_scheme.hpp"
#include "registry/storage/spatialite/address_reader.hpp"
#include "registry/storage/spatialite/address_scanner.hpp"
#include "registry/storage/spatialite/chain_reader.hpp"
#include "registry/storage/spatialite/confirmed_reading_reader.hpp"
#include "registry/storage/spatialite/file_copy.hpp"
#include "registry/storage/spatialite/holder_tables.hpp"
#include "registry/storage/spatialite/identifier_reader.hpp"
#include "registry/storage/spatialite/journal_verifier.hpp"
#include "registry/storage/spatialite/kept_answers_table.hpp"
#include "registry/storage/spatialite/key_reader.hpp"
#include "registry/storage/spatialite/map_reader.hpp"
#include "registry/storage/spatialite/nearby_reader.hpp"
#include "registry/storage/spatialite/number_queries.hpp"
#include "registry/storage/spatialite/proposal_reader.hpp"
#include "registry/storage/spatialite/reading_chain.hpp"
#include "registry/storage/spatialite/revision_writer.hpp"
#include "registry/storage/spatialite/schema.hpp"
#include "registry/storage/spatialite/version_row_reader.hpp"
#include "registry/storage/spatialite/watch_list_tables.hpp"

namespace diachi::registry::spatialite {
namespace {

/// A state of the registry that stays as it is until the end of the scope.
class ReadTransaction {
  public:
    explicit ReadTransaction(Connection& connection) : connection_(connection) { connection_.execute("BEGIN"); }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction() {
        try {
            connection_.execute("ROLLBACK");
        } catch (const StorageError&) {
            // It only read: there is nothing to take back.
        }
    }

  private:
    Connection& connection_;
};

class SpatialiteStore : public Store {
  public:
    SpatialiteStore(std::unique_ptr<Connection> connection, std::shared_ptr<ShapeCache> shapes,
                    std::shared_ptr<CourseCache> courses)
        : connection_(std::move(connection)),
          layouts_(*connection_),
          map_(*connection_, shapes),
          nearby_(*connection_, std::move(shapes)),
          addresses_(*connection_),
          address_scan_(*connection_),
          identifiers_(*connection_),
          numbers_(*connection_, std::move(courses)),
          proposals_(*connection_),
          confirmed_readings_(*connection_),
          watch_lists_(*connection_),
          holders_(*connection_),
          keys_(*connection_),
          journal_(*connection_),
          rows_(*connection_, layouts_),
          kept_answers_(*connection_) {}

    RegistryFacts facts() override {
        auto query = connection_->query("SELECT number, name, code_scheme FROM registry");
        if (!query.step()) throw StorageError("the file holds no registry");
        return {static_cast<int>(query.integer(0)), query.text(1), query.text(2)};
    }
    void on_one_state(const std::function<void()>& reading) override {
        if (connection_->in_transaction()) return reading();
        const ReadTransaction transaction(*connection_);
        reading();
    }

    Gazetteer gazetteer() override {
        Gazetteer gazetteer;
        on_one_state([&] { gazetteer = map_.gazetteer(last_map_revision()); });
        return gazetteer;
    }
    RevisionNumber last_map_revision() override {
        auto query = connection_->query(
            "SELECT coalesce(max(rev_from), 0) FROM changeset WHERE layer NOT IN ('parcels', 'water')");
        query.step();
        return query.integer(0);
    }
    RevisionNumber last_publication() override {
        auto query = connection_->query("SELECT rev_from FROM changeset ORDER BY id DESC LIMIT 1");
        return query.step() ? query.integer(0) : 0;
    }
    bool has_changeset(const std::string& layer, const std::string& source_hash) override {
        auto query = connection_->query("SELECT 1 FROM changeset WHERE layer = ?1 AND source_hash = ?2");
        query.bind(1, std::string_view(layer)).bind(2, std::string_view(source_hash));
        return query.step();
    }
    std::vector<StoredUnit> units() override { return map_.units(); }
    std::optional<geo::Wkb> unit_shape(Id version) override { return map_.unit_shape(version); }
    std::vector<StoredParcel> parcels(const std::string& surveying_unit) override {
        return map_.parcels(surveying_unit);
    }
    std::optional<geo::Wkb> parcel_shape(Id version) override { return map_.parcel_source_shape(version); }
    std::vector<StoredThoroughfare> thoroughfares() override { return map_.thoroughfares(); }
    std::vector<StoredPlace> places() override { return map_.places(); }
    MapBoxes boxes() override { return map_.boxes(); }
    std::optional<Id> commune_in_force(const std::string& code, const Date& day) override {
        auto query = connection_->query(
            "SELECT unit_id FROM unit_version WHERE code = ?1 AND level = 3 AND rev_to IS NULL "
            "AND (valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR valid_to > ?2)");
        query.bind(1, std::string_view(code)).bind(2, std::string_view(day.iso()));
        return query.step() ? std::optional(query.integer(0)) : std::nullopt;
    }
    std::vector<UnitVersion> communes_at(const geo::Position& position, const Date& day) override {
        return map_.communes_at(position, day);
    }
    std::vector<StoredParcel> parcels_at(const geo::Position& position, const Date& day) override {
        return map_.parcels_at(position, day);
    }
    bool has_parcels_near(const geo::Position& position) override { return map_.has_parcels_near(position); }
    Nearby& nearby() override { return nearby_; }

    bool knows(const std::string& code) override { return addresses_.knows(code); }
    std::optional<AddressRecord> address(const std::string& code, const AsOf& when) override {
        return addresses_.with_code(code, when);
    }
    std::optional<AddressRecord> address_with_id(Id id, const AsOf& when) override {
        return addresses_.with_id(id, when);
    }
    std::vector<AddressRecord> addresses_with_key(const std::string& lookup_key, const Date& day) override {
        return addresses_.with_key(lookup_key, day);
    }
    AddressPage addresses_in(const AddressQuery& query) override { return addresses_.listed(query); }
    AddressScan& address_scan() override { return address_scan_; }
    std::int64_t count_current(const std::optional<std::string>& commune_code, const Date& day) override {
        return numbers_.count_current(commune_code, day);
    }
    IdentifierReads& identifiers() override { return identifiers_; }
    NumberReader& numbers() override { return numbers_; }
    ProposalRows& proposals() override { return proposals_; }

    ConfirmedReadingRows& confirmed_readings() override { return confirmed_readings_; }
    WatchLists& watch_lists() override { return watch_lists_; }

    HolderRecords& holders() override { return holders_; }
    KeyStore& keys() override { return keys_; }

    RevisionNumber last_revision() override { return journal_head(*connection_).number; }
    JournalReader& journal() override { return journal_; }
    VersionRows& rows() override { return rows_; }
    std::vector<std::string> verify() override {
        std::vector<std::string> findings;
        on_one_state([&] {
            findings = verify_journal(*connection_, layouts_);
            for (auto& finding : reading_findings(*connection_)) findings.push_back(std::move(finding));
        });
        return findings;
    }

    std::unique_ptr<Transaction> begin() override { return begin_transaction(*connection_, layouts_); }
    KeptAnswers& kept_answers() override { return kept_answers_; }
    void copy_to(const std::filesystem::path& file, const CopyProgress& progress) override {
        on_one_state([&] {
            last_revision();  // a state is taken hold of by reading from it
            copy_database(*connection_, file, progress);
        });
    }

  private:
    std::unique_ptr<Connection> connection_;
    TableLayouts layouts_;
    MapReader map_;
    NearbyReader nearby_;
    AddressReader addresses_;
    AddressScanner address_scan_;
    IdentifierReader identifiers_;
    NumberQueries numbers_;
    ProposalReader proposals_;
    ConfirmedReadingReader confirmed_readings_;
    WatchListTables watch_lists_;
    HolderTables holders_;
    KeyReader keys_;
    ChainReader journal_;
    VersionRowReader rows_;
    KeptAnswersTable kept_answers_;
};

/// Every acknowledged write survives a power cut: the log is synced at each commit.
void set_durability(Connection& connection) {
    connection.execute("PRAGMA journal_mode = WAL");
    connection.execute("PRAGMA synchronous = FULL");
    connection.execute("PRAGMA foreign_keys = ON");
    connection.execute("PRAGMA cache_size = -16384");
    // What savepoints set aside to take back is a few pages, needed for microseconds.
    connection.execute("PRAGMA temp_store = MEMORY");
    // Writing the log into the file costs three syncs: at SQLite's 1000 pages that would be every twentieth commit or
    // so.
    connection.execute("PRAGMA wal_autocheckpoint = 4000");
}

/// All stores of one file share the shapes and courses that they decoded.
template <typename Cache, std::size_t most_vertices>
std::shared_ptr<Cache> shared_by_all_of(const std::filesystem::path& file) {
    static std::mutex mutex;
    static std::map<std::filesystem::path, std::weak_ptr<Cache>> caches;
    const std::lock_guard lock(mutex);
    auto& known = caches[std::filesystem::canonical(file)];
    auto cache = known.lock();
    if (!cache) known = cache = std::make_shared<Cache>(most_vertices);
    return cache;
}

}  // namespace

std::unique_ptr<Store> create(const std::filesystem::path& file, const NewRegistry& made) {
    if (made.number < 0 || made.number > 899) throw StorageError("a registry number lies between 0 and 899");
    if (std::filesystem::exists(file)) throw StorageError("there is a file " + file.string() + " already");
    // Made beside its place and moved there when it is whole: a file of that name is always a registry.
    const std::filesystem::path draft = file.string() + ".new";
    std::filesystem::remove(draft);
    {
        Connection connection(draft, Connection::Mode::create);
        apply_schema(connection);
        set_durability(connection);
        const TableLayouts layouts(connection);
        auto transaction = begin_transaction(connection, layouts);
        auto revision = transaction->revision({"command line", "create registry", "", ""});
        revision->insert(
            {"registry", {std::int64_t{made.number}, made.name, std::string(default_code_scheme().name())}});
        revision->insert(api_key_row(made.administrator, made.administrator_key));
        revision->keep();
        transaction->commit();
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    std::filesystem::rename(draft, file);
    return open(file);
}

std::unique_ptr<Store> open(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        throw StorageError("there is no registry " + file.string() + "; make one with: diachi create --registry " +
                           file.string());
    }
    auto connection = std::make_unique<Connection>(file, Connection::Mode::open);
    set_durability(*connection);
    upgrade_schema(*connection, file.string());
    return std::make_unique<SpatialiteStore>(std::move(connection), shared_by_all_of<ShapeCache, 4'000'000>(file),
                                             shared_by_all_of<CourseCache, 2'000'000>(file));
}

}  // namespace diachi::registry::spatialite
