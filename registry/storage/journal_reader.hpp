#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/digest.hpp"
#include "registry/id.hpp"
#include "registry/journal/chain.hpp"

namespace diachi::registry {

/// Where a journal stands: a number, and the hash that stands for every revision up to it; 0 and zeros before the
/// first.
struct JournalHead {
    RevisionNumber number;
    Digest hash;
};

/// What the journal keeps of a revision, for those who read it.
struct RevisionSummary {
    RevisionNumber number;
    std::string recorded_at;  ///< UTC, ISO 8601
    journal::RevisionFacts facts;
};

/// A row that a revision wrote or ended.
struct JournalEntry {
    std::string table;
    Id row;
    journal::Operation operation;
};

/// Reads the journal as it is. Part of a Store.
class JournalReader {
  public:
    virtual ~JournalReader() = default;
    virtual JournalHead head() = 0;
    /// The hash of one revision; nothing when there is none of that number, or when its hash is damaged.
    virtual std::optional<Digest> hash_of(RevisionNumber revision) = 0;
    virtual std::optional<RevisionSummary> revision(RevisionNumber number) = 0;
    /// In the order in which they were written.
    virtual std::vector<JournalEntry> entries(RevisionNumber revision) = 0;
    /// The last revision recorded at or before a time (UTC, ISO 8601); 0 when there is none.
    virtual RevisionNumber revision_at(const std::string& time) = 0;
};

}  // namespace diachi::registry
