#pragma once

#include <span>
#include <string>
#include <vector>

#include "registry/digest.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry::journal {

/// Who changed the registry, how and why.
struct RevisionFacts {
    std::string actor;   ///< the label of a key, or "command line"
    std::string action;  ///< "issue", "import parcels", "create", ...
    std::string reason;
    std::string document;  ///< the legal document, when one was named
};

enum class Operation : char { insert = 'i', end = 'e' };

/// A column of a table, as far as the journal is concerned.
struct Column {
    std::string name;
    bool derived;  ///< can be reckoned anew from the rest: kept for speed, not part of what is proved
};

/// The hash of one row in its canonical encoding (docs/journal.md): the columns that hold a value, by name, so that a
/// table can be given further columns without a row of before losing its proof.
Digest hash_of(const Row& row, std::span<const Column> columns, Id id);

/// The running hash over the entries of one revision, in the order they were written.
class EntriesHash {
  public:
    void add(std::string_view table, Id row, Operation operation, const Digest& row_hash);
    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] Digest finish();

  private:
    Hasher hasher_;
    std::int64_t count_ = 0;
};

/// A revision as the journal keeps it, but for its own hash.
struct RevisionRecord {
    RevisionNumber number;
    std::string recorded_at;  ///< UTC, ISO 8601 with milliseconds
    RevisionFacts facts;
    std::int64_t entry_count;
    Digest entries_hash;
    Digest previous_hash;
};

/// The hash that the next revision carries on.
Digest hash_of(const RevisionRecord& revision);

}  // namespace diachi::registry::journal
