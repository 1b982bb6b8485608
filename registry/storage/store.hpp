#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "registry/address.hpp"
#include "registry/gazetteer.hpp"
#include "registry/journal/chain.hpp"
#include "registry/journal/row.hpp"
#include "registry/map_boxes.hpp"
#include "registry/map_records.hpp"
#include "registry/storage/journal_reader.hpp"
#include "registry/storage/kept_answers.hpp"
#include "registry/storage/key_store.hpp"
#include "registry/storage/number_reader.hpp"
#include "registry/storage/proposal_rows.hpp"
#include "registry/storage/version_rows.hpp"

namespace diachi::registry {

// Parts of a Store that few ask for: each in its own header in this folder. They live as long as the store.
class AddressScan;
class ConfirmedReadingRows;
class HolderRecords;
class IdentifierReads;
class Nearby;
class WatchLists;

/// What a registry is; fixed when it is created.
struct RegistryFacts {
    int number;  ///< 0 to 899, unique among registries
    std::string name;
    std::string code_scheme;
};

/// One revision being written. Every row passes here, so nothing is written that the journal does not know.
class Revision {
  public:
    /// Takes back what was written unless keep() was called.
    virtual ~Revision() = default;
    [[nodiscard]] virtual RevisionNumber number() const = 0;
    /// Returns the id of the new row.
    virtual Id insert(const journal::Row& row) = 0;
    /// Ends a row of the registry's present; it stays there as its past.
    virtual void end(std::string_view table, Id row) = 0;
    /// The serial number for the next address code: one more than addresses were ever written. None is ever deleted, so
    /// none is given twice; a number that was taken back with its revision was never shown to anybody.
    virtual std::int64_t next_serial() = 0;
    /// Writes the journal row. A revision without a single row leaves no trace.
    virtual void keep() = 0;
};

/// Several revisions that reach the disk together.
class Transaction {
  public:
    /// Takes back everything unless commit() was called.
    virtual ~Transaction() = default;
    /// One at a time.
    virtual std::unique_ptr<Revision> revision(const journal::RevisionFacts& facts) = 0;
    /// Runs what writes; takes back all that it wrote, revisions that it kept too, when it throws. Not inside itself.
    virtual void wholly_or_not(const std::function<void()>& work) = 0;
    /// Returns when the disk has it.
    virtual void commit() = 0;
};

/// Is told how much of a copy is done, in parts of the whole.
using CopyProgress = std::function<void(std::int64_t done, std::int64_t all)>;

/// The registry as kept by a storage engine: one connection, for one thread. Reads inside an open transaction of the
/// same store see what it wrote. Throws StorageError when the engine fails, never for what is merely absent.
class Store {
  public:
    virtual ~Store() = default;

    [[nodiscard]] virtual RegistryFacts facts() = 0;
    /// Runs what only reads, on one state of the registry: what others write meanwhile is not seen.
    virtual void on_one_state(const std::function<void()>& reading) = 0;

    // The map.
    virtual Gazetteer gazetteer() = 0;
    /// The last revision that changed names, units, streets or places: what a geocoder must reflect.
    virtual RevisionNumber last_map_revision() = 0;
    /// The last revision that published anything at all into the map.
    virtual RevisionNumber last_publication() = 0;
    /// Whether a file with this hash was imported into the layer before.
    virtual bool has_changeset(const std::string& layer, const std::string& source_hash) = 0;
    virtual std::vector<StoredUnit> units() = 0;
    virtual std::optional<geo::Wkb> unit_shape(Id version) = 0;
    /// Without shapes; current versions of one surveying unit, or of all when the key is empty.
    virtual std::vector<StoredParcel> parcels(const std::string& surveying_unit) = 0;
    virtual std::optional<geo::Wkb> parcel_shape(Id version) = 0;
    virtual std::vector<StoredThoroughfare> thoroughfares() = 0;
    virtual std::vector<StoredPlace> places() = 0;
    virtual std::optional<Id> commune_in_force(const std::string& code, const Date& day) = 0;
    virtual std::vector<UnitVersion> communes_at(const geo::Position& position, const Date& day) = 0;
    virtual std::vector<StoredParcel> parcels_at(const geo::Position& position, const Date& day) = 0;
    virtual bool has_parcels_near(const geo::Position& position) = 0;
    /// What map and addresses have around a point.
    virtual Nearby& nearby() = 0;

    // Addresses.
    /// Whether a code was ever given, whatever became of its address.
    virtual bool knows(const std::string& code) = 0;
    virtual std::optional<AddressRecord> address(const std::string& code, const AsOf& when) = 0;
    virtual std::optional<AddressRecord> address_with_id(Id id, const AsOf& when) = 0;
    /// Current and reserved addresses of one name.
    virtual std::vector<AddressRecord> addresses_with_key(const std::string& lookup_key, const Date& day) = 0;
    virtual AddressPage addresses_in(const AddressQuery& query) = 0;
    /// How many are current in a commune in force, or in all.
    virtual std::int64_t count_current(const std::optional<std::string>& commune_code, const Date& day) = 0;
    /// What else they are known by.
    virtual IdentifierReads& identifiers() = 0;
    /// The numbers of a street, alley or hamlet.
    virtual NumberReader& numbers() = 0;
    virtual ProposalRows& proposals() = 0;

    // What other systems settled, and what they want to hear of.
    virtual ConfirmedReadingRows& confirmed_readings() = 0;
    virtual WatchLists& watch_lists() = 0;

    // People: who has to do with addresses (personal data, sealed), and who has access.
    virtual HolderRecords& holders() = 0;
    virtual KeyStore& keys() = 0;

    // The journal, and the rows that it speaks of.
    virtual RevisionNumber last_revision() = 0;
    virtual JournalReader& journal() = 0;
    virtual VersionRows& rows() = 0;
    /// Reads the journal and every row again; a sentence for each thing that is not as it was written.
    virtual std::vector<std::string> verify() = 0;

    // Writing and keeping.
    virtual std::unique_ptr<Transaction> begin() = 0;
    virtual KeptAnswers& kept_answers() = 0;
    /// Copies the registry, as it is at one moment, into a new file. Nobody waits for it: others read and write
    /// meanwhile.
    virtual void copy_to(const std::filesystem::path& file, const CopyProgress& progress) = 0;

    // All at once, for what is kept in memory.
    virtual AddressScan& address_scan() = 0;
    virtual MapBoxes boxes() = 0;
};

class StorageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Another program held the registry's write lock for too long; the same call may go through later.
class StorageBusy : public StorageError {
  public:
    using StorageError::StorageError;
};

}  // namespace diachi::registry
