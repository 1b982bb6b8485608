#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/digest.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// A row of confirmed_reading, with the revision that wrote it.
struct ConfirmedReadingRecord {
    Id id;
    std::string system;  ///< whose choice it is
    Digest text_hash;    ///< of system and text, under a key that is not in the registry
    std::string choice;  ///< "address", "street", "place", "commune", "none"
    std::optional<Id> address;
    std::optional<Id> thoroughfare;
    std::optional<Id> place;
    std::optional<Id> commune;
    RevisionNumber revision;
    std::string actor;
    std::string reason;
    std::string recorded_at;  ///< UTC, ISO 8601
};

/// That a reading came to count, or ceased to.
struct ConfirmedReadingChange {
    Id id;
    Digest text_hash;
    bool ended;
};

/// Reads confirmed readings; only those of the present. Part of a Store.
class ConfirmedReadingRows {
  public:
    virtual ~ConfirmedReadingRows() = default;
    virtual std::optional<ConfirmedReadingRecord> find(Id reading) = 0;
    virtual std::optional<ConfirmedReadingRecord> of_text(const Digest& text_hash) = 0;
    /// Of one system, or of all when none is named, behind `after`, by id.
    virtual std::vector<ConfirmedReadingRecord> list(const std::optional<std::string>& system, Id after, int limit) = 0;
    /// The last revision that wrote or ended one; 0 when there never was any.
    virtual RevisionNumber last_change() = 0;
    /// What changed behind a revision; each reading once, as it is now.
    virtual std::vector<ConfirmedReadingChange> changed_since(RevisionNumber revision) = 0;
};

}  // namespace diachi::registry
