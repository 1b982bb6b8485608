#pragma once

#include <string>
#include <vector>

#include "registry/storage/store.hpp"

namespace diachi::registry {

/// One fact of an address that a revision wrote anew.
struct FieldChange {
    std::string field;  ///< "number", "street", "status", "longitude", …
    std::string from;   ///< empty: there was nothing
    std::string to;     ///< empty: there is nothing any more
};

/// What one revision did to an address.
struct HistoryEntry {
    RevisionSummary revision;
    std::string since;  ///< the first day on which it holds in the world; empty when unknown
    std::vector<FieldChange> changes;
};

/// The revisions that wrote an address, oldest first, as far as the registry knew at a revision: who, when, why, on
/// which document, and what, field by field. Empty for an unknown code.
std::vector<HistoryEntry> history(Store& store, const std::string& code, RevisionNumber known_at);

}  // namespace diachi::registry
