#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "registry/storage/journal_reader.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// What a copy of a registry holds.
struct CopyFacts {
    int registry;  ///< its number
    JournalHead head;
    std::uintmax_t bytes;
    Digest file_hash;  ///< BLAKE2b-256 of the file
    std::string taken_at;
};

/// A copy that is not as its registry was written; the findings say what is wrong.
class CopyRefused : public std::runtime_error {
  public:
    explicit CopyRefused(std::vector<std::string> findings);
    [[nodiscard]] const std::vector<std::string>& findings() const { return findings_; }

  private:
    std::vector<std::string> findings_;
};

/// Copies a registry, also while it is served, into one new file: as it is at one moment, verified, synced, and only
/// then given its name. Throws CopyRefused and StorageError, also when there is such a file already.
CopyFacts back_up(const std::filesystem::path& registry, const std::filesystem::path& to, const CopyProgress& progress);

/// What else a copy is held against before it becomes a registry: findings, none when nothing speaks against it.
using CopyCheck = std::function<std::vector<std::string>(Store&)>;

/// Makes a registry of a copy, after verifying it. Throws CopyRefused and StorageError, also when there is such a
/// registry already, or when the copy is a registry in use.
CopyFacts restore(const std::filesystem::path& from, const std::filesystem::path& registry, const CopyCheck& check);

/// BLAKE2b-256 of a file's bytes.
Digest hash_of_file(const std::filesystem::path& file);

}  // namespace diachi::registry
