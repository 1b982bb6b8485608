#include "registry/journal/checkpoint.hpp"

#include "registry/digest.hpp"

namespace diachi::registry::journal {
namespace {

std::string signed_text(const Checkpoint& checkpoint) {
    return "diachi checkpoint 1\n" + std::to_string(checkpoint.registry) + "\n" +
           std::to_string(checkpoint.head.number) + "\n" + hexadecimal(checkpoint.head.hash) + "\n" +
           checkpoint.taken_at + "\n";
}

/// Why the statement itself is not to be trusted; empty when it is.
std::string distrust(const CheckpointLine& line, int registry, const PublicKey& key) {
    if (!line.checkpoint) return "is no checkpoint";
    if (line.checkpoint->key_id != key.id()) return "was signed with another key, " + line.checkpoint->key_id;
    if (!holds(line.checkpoint->signature, signed_text(*line.checkpoint), key)) {
        return "was altered: its signature does not hold";
    }
    if (line.checkpoint->registry != registry) {
        return "is of another registry, " + std::to_string(line.checkpoint->registry);
    }
    return "";
}

std::string named(const Checkpoint& checkpoint) {
    return "the checkpoint of " + checkpoint.taken_at + " at revision " + std::to_string(checkpoint.head.number);
}

/// What the journal says against a trusted checkpoint; empty when nothing. `proved`: the last revision that one before
/// it has proved.
std::string contradiction(const Checkpoint& checkpoint, JournalReader& journal, RevisionNumber proved) {
    const auto last = journal.head().number;
    if (last < checkpoint.head.number) {
        return "the journal was cut off: it ends at revision " + std::to_string(last) + ", after " + named(checkpoint);
    }
    const auto hash = journal.hash_of(checkpoint.head.number);
    if (!hash) return "revision " + std::to_string(checkpoint.head.number) + " is gone, after " + named(checkpoint);
    if (*hash == checkpoint.head.hash) return "";
    return "the journal is not the one that was signed: a revision from " + std::to_string(proved + 1) + " to " +
           std::to_string(checkpoint.head.number) + " was altered, removed, inserted or swapped after " +
           named(checkpoint);
}

}  // namespace

Checkpoint signed_checkpoint(int registry, const JournalHead& head, const std::string& taken_at,
                             const SigningKey& key) {
    Checkpoint checkpoint{registry, head, taken_at, key.public_key().id(), {}};
    checkpoint.signature = key.sign(signed_text(checkpoint));
    return checkpoint;
}

std::vector<std::string> checkpoint_findings(int registry, JournalReader& journal,
                                             const std::vector<CheckpointLine>& lines, const PublicKey& key) {
    std::vector<std::string> findings;
    RevisionNumber proved = 0;
    for (const auto& line : lines) {
        if (const auto reason = distrust(line, registry, key); !reason.empty()) {
            findings.push_back("line " + std::to_string(line.line) + " of the checkpoints " + reason);
            continue;
        }
        const auto against = contradiction(*line.checkpoint, journal, proved);
        if (against.empty()) {
            proved = line.checkpoint->head.number;
        } else {
            findings.push_back(against);
        }
    }
    return findings;
}

}  // namespace diachi::registry::journal
