#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "registry/holders/sealing.hpp"
#include "registry/registrar.hpp"
#include "registry/storage/confirmed_reading_rows.hpp"

namespace diachi::registry::geocoding {

/// What a text is to mean. An address alone; a street or place with its commune; a commune; or nothing at all: no
/// address of this registry.
struct ReadingChoice {
    enum class Kind { address, street, place, commune, none };
    Kind kind = Kind::none;
    std::optional<Id> address = std::nullopt;
    std::optional<Id> thoroughfare = std::nullopt;
    std::optional<Id> place = std::nullopt;
    std::optional<Id> commune = std::nullopt;
};

struct ReadingWish {
    std::string system;     ///< whose reading it is: the name of a caller
    std::string_view text;  ///< UTF-8
    ReadingChoice choice;
    std::optional<Id> replaces = std::nullopt;  ///< the reading that stood before, as it was seen
};

struct ConfirmedReading {
    ConfirmedReadingRecord record;
    bool written;  ///< false: it stood already, and nothing was written
};

/// The one door through which readings are confirmed and ended, each as one revision of the transaction. A system
/// confirms for itself; who may administer, for any. Throws NotGranted and NotPossible.
class ReadingKeeper {
  public:
    /// The key: HolderKeys::settled_texts().
    ReadingKeeper(Store& store, Transaction& transaction, const SecretKey& key)
        : store_(store), transaction_(transaction), key_(key) {}

    /// Another choice that stands is replaced only when the wish names it ("conflict" otherwise).
    ConfirmedReading confirm(const ReadingWish& wish, const Authorship& authorship);
    RevisionNumber end(Id reading, const Authorship& authorship);

  private:
    Store& store_;
    Transaction& transaction_;
    const SecretKey& key_;
};

/// Throws NotGranted unless the caller settles for this system.
void require_settling(const Caller& caller, const std::string& system);

/// Whether a revision did nothing but confirm or end readings.
bool concerns_readings(const std::vector<JournalEntry>& entries);

/// Restores what held before such a revision, as a new one. Throws NotGranted, and NotPossible when the text was
/// settled anew since.
RevisionNumber undo_readings(Store& store, Transaction& transaction, RevisionNumber revision,
                             const Authorship& authorship);

}  // namespace diachi::registry::geocoding
