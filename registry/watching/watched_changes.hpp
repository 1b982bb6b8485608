#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/storage/store.hpp"
#include "registry/storage/watch_lists.hpp"

namespace diachi::registry {

/// What one revision did to a watched address.
struct WatchedChange {
    RevisionNumber revision;
    std::string recorded_at;  ///< UTC, ISO 8601
    std::string action;       ///< as the journal calls it: "retire", "correct", …
    std::string code;
    /// "issued", "renamed", "moved", "current", "retired", "cancelled", "reserved", "replaced", "unit-changed",
    /// "parcel-changed", "identifiers-changed", "certified", "certification-ended"; each once, in alphabetical order.
    std::vector<std::string> kinds;
    std::vector<std::string> replaced_by;  ///< codes
};

struct WatchedChanges {
    std::vector<WatchedChange> changes;  ///< oldest first
    JournalPosition reached;             ///< where to read on
    bool more;                           ///< there is more at once
    RevisionNumber head;                 ///< the last revision of this registry
};

/// "812", or "812.40000" within a revision of very many addresses; nothing for any other text.
std::optional<JournalPosition> journal_position(std::string_view text);
std::string text_of(const JournalPosition& position);

/// What changed of the addresses of a list behind a position, on one state of the registry. Reads at most 50,000
/// entries of the journal at a time. Throws NotPossible ("ahead") when the position lies beyond the last revision.
WatchedChanges watched_changes(Store& store, Id list, const JournalPosition& since, int limit);

}  // namespace diachi::registry
