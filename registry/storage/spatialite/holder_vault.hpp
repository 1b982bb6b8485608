#pragma once

#include <filesystem>
#include <memory>

#include "registry/holders/key_vault.hpp"

namespace diachi::registry::spatialite {

/// A vault in a SQLite file of its own; see open_vault.hpp.
std::unique_ptr<KeyVault> open_vault(const std::filesystem::path& file);

}  // namespace diachi::registry::spatialite
