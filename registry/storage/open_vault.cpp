#include "registry/storage/open_vault.hpp"

#include "registry/storage/spatialite/holder_vault.hpp"

namespace diachi::registry {

std::unique_ptr<KeyVault> open_key_vault(const std::filesystem::path& file) {
    return spatialite::open_vault(file);
}

}  // namespace diachi::registry
