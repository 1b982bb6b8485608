#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "registry/journal/checkpoint.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {

/// A checkpoint as a line of JSON, without its end, and back (docs/journal.md).
std::string line_of(const registry::journal::Checkpoint& checkpoint);
std::optional<registry::journal::Checkpoint> checkpoint_in(const std::string& line);

/// The lines of a file of checkpoints. Throws std::runtime_error when it cannot be read.
std::vector<registry::journal::CheckpointLine> checkpoint_lines(const std::filesystem::path& file);

/// Signs where the journal stands and adds that to a file of checkpoints, which is made where there is none. Signs
/// nothing that contradicts the checkpoints that are there: throws std::runtime_error with the first contradiction.
registry::journal::Checkpoint append_checkpoint(registry::Store& store, const registry::journal::SigningKey& key,
                                                const std::filesystem::path& file);

/// The key in a file that `diachi checkpoint key` made. Throws std::runtime_error, also when others may read it.
registry::journal::SigningKey signing_key_in(const std::filesystem::path& file);

/// A public key, in hexadecimal digits or in a file. Throws std::runtime_error.
registry::journal::PublicKey public_key_in(const std::string& digits_or_file);

}  // namespace diachi::api
