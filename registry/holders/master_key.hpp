#pragma once

#include <filesystem>
#include <stdexcept>

#include "registry/holders/sealing.hpp"

namespace diachi::registry {

/// Holders can be neither read nor written now; says why and what to do, without naming a path.
class HoldersUnavailable : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The 32 bytes of a key file. Throws HoldersUnavailable when there is none, it has another length, belongs to another
/// user, or others than its owner may read it.
SecretKey read_master_key(const std::filesystem::path& file);

/// Makes a key file that its owner alone may read, unless there is one. Returns when the disk has it.
void make_master_key(const std::filesystem::path& file);

}  // namespace diachi::registry
