#pragma once

#include <optional>

#include "registry/digest.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// Where a journal stands: a number, and the hash that stands for every revision up to it; 0 and zeros before the first.
struct JournalHead {
    RevisionNumber number;
    Digest hash;
};

/// Reads the chain of hashes, for those who keep some of them elsewhere.
class JournalReader {
  public:
    virtual ~JournalReader() = default;
    virtual JournalHead head() = 0;
    /// The hash of one revision; nothing when there is none of that number, or when its hash is damaged.
    virtual std::optional<Digest> hash_of(RevisionNumber revision) = 0;
};

}  // namespace diachi::registry
