#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/journal/signing.hpp"
#include "registry/storage/journal_reader.hpp"

namespace diachi::registry::journal {

/// A signed statement of where a journal stood, for somebody to keep elsewhere (docs/journal.md).
struct Checkpoint {
    int registry;  ///< its number
    JournalHead head;
    std::string taken_at;  ///< UTC, ISO 8601
    std::string key_id;
    Signature signature;
};

Checkpoint signed_checkpoint(int registry, const JournalHead& head, const std::string& taken_at, const SigningKey& key);

/// A line of a file of checkpoints; nothing where the line is none.
struct CheckpointLine {
    int line;
    std::optional<Checkpoint> checkpoint;
};

/// Holds a registry's journal against the checkpoints that were taken of it; a sentence for each that contradicts it or
/// is not to be trusted: cut off, made anew, altered or removed before it, not signed by this key.
std::vector<std::string> checkpoint_findings(int registry, JournalReader& journal,
                                             const std::vector<CheckpointLine>& lines, const PublicKey& key);

}  // namespace diachi::registry::journal
