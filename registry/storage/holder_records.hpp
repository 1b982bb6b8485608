#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/holders/holder.hpp"
#include "registry/holders/holder_keys.hpp"
#include "registry/holders/reading.hpp"

namespace diachi::registry {

/// A holder of the registry's present, sealed.
struct StoredHolder {
    Id id;
    std::string key_id;
    Id version_row;
    std::int64_t version;
    HolderKind kind;
    SealedBytes sealed;
};

struct LookupRow {
    LookupKind kind;
    Digest hash;
};

/// What the registry file keeps of holders: see Store::holders(). Nothing here is in clear but kinds, roles and dates.
class HolderRecords {
  public:
    virtual ~HolderRecords() = default;

    virtual bool any() = 0;  ///< whether a holder was ever written
    virtual bool knows_key(const std::string& key_id) = 0;
    virtual std::optional<StoredHolder> holder(Id id) = 0;
    /// Ended in the registry, with all that was sealed: erased.
    virtual bool was_erased(Id id) = 0;
    virtual std::vector<Holding> holdings_of(Id holder, const Date& day) = 0;
    virtual std::vector<Holding> holdings_at(Id address, const Date& day) = 0;
    virtual std::vector<Id> found_by(const LookupRow& asked) = 0;

    // Inside a transaction of the same store; none of these is journaled.
    /// Overwrites on disk what the holder was found by before.
    virtual void set_lookup(Id holder, const std::vector<LookupRow>& rows) = 0;
    virtual void log(const ReadingFacts& facts) = 0;

    /// Moves what was written from the write-ahead log into the registry and empties the log, unless others are busy.
    virtual void empty_log() = 0;

    /// Readings behind this number, oldest first.
    virtual std::vector<Reading> readings(std::int64_t after, int limit) = 0;
};

}  // namespace diachi::registry
