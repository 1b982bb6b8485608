#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/id.hpp"
#include "registry/journal/chain.hpp"

namespace diachi::registry {

struct WatchList {
    Id id;
    std::string label;
    std::string made_at;  ///< UTC, ISO 8601
    std::int64_t size;    ///< how many addresses are in it
};

/// Behind which row of which revision the journal is read on.
struct JournalPosition {
    static constexpr std::int64_t whole = std::numeric_limits<std::int64_t>::max();
    RevisionNumber revision = 0;
    std::int64_t position = whole;  ///< of an entry; `whole`: behind all of them
};

/// A row of a watched address that a revision wrote or ended.
struct WatchedRow {
    RevisionNumber revision;
    Id address;
    std::string table;
    journal::Operation operation;
    /// Of an address_status: the status that holds now or from its day on, empty for a copy that only closes an older
    /// period. Of a succession: the code of the address that took the place. Empty for others.
    std::string value;
};

struct WatchedRows {
    std::vector<WatchedRow> rows;
    JournalPosition reached;  ///< everything up to here was read
    bool more;                ///< the journal goes on
};

/// How much is read of the journal at a time.
struct JournalPortion {
    int most_changes;           ///< addresses, once for each revision; the last revision is finished
    std::int64_t most_entries;  ///< whatever they are of: here it stops within a revision
};

/// Lists of addresses that systems watch. Writing is for the writer's transaction; not part of the journal.
/// Part of a Store.
class WatchLists {
  public:
    virtual ~WatchLists() = default;
    /// Of one owner, by label.
    virtual std::vector<WatchList> list(const std::string& owner) = 0;
    virtual std::optional<Id> find(const std::string& owner, const std::string& label) = 0;
    virtual std::int64_t size(Id list) = 0;
    virtual Id make(const std::string& owner, const std::string& label) = 0;
    /// With its addresses.
    virtual void drop(Id list) = 0;
    /// How many were not in it before.
    virtual std::int64_t add(Id list, std::span<const Id> addresses) = 0;
    /// How many were in it.
    virtual std::int64_t remove(Id list, std::span<const Id> addresses) = 0;
    /// What the journal tells of the list's addresses behind a position.
    virtual WatchedRows changes(Id list, const JournalPosition& after, const JournalPortion& portion) = 0;
};

}  // namespace diachi::registry
