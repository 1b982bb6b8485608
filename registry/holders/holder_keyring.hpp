#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "registry/holders/holder_keys.hpp"
#include "registry/holders/master_key.hpp"

namespace diachi::registry {

/// The files that open the holders of a registry.
struct HolderKeyFiles {
    std::filesystem::path registry;
    std::filesystem::path vault;
    std::filesystem::path master_key;

    /// `town.sqlite.holder-keys` and `town.sqlite.master-key` beside `town.sqlite`.
    static HolderKeyFiles beside(const std::filesystem::path& registry);
};

/// Opens vault and master key when they are first needed, and makes both for a registry that never had a holder.
/// May be used by several threads.
class HolderKeyring {
  public:
    explicit HolderKeyring(HolderKeyFiles files) : files_(std::move(files)) {}

    /// Throws HoldersUnavailable; what was mended meanwhile is found at the next call.
    HolderKeys& keys();

  private:
    std::unique_ptr<HolderKeys> open() const;

    HolderKeyFiles files_;
    std::mutex mutex_;
    std::unique_ptr<HolderKeys> keys_;
};

}  // namespace diachi::registry
