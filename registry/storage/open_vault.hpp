#pragma once

#include <filesystem>
#include <memory>

#include "registry/holders/key_vault.hpp"

namespace diachi::registry {

/// Opens the vault of holders' keys, or makes one that its owner alone may read. Throws StorageError.
std::unique_ptr<KeyVault> open_key_vault(const std::filesystem::path& file);

}  // namespace diachi::registry
