#pragma once

#include <filesystem>

#include "api/exchanged.hpp"
#include "api/recurring_task.hpp"
#include "registry/geocoding/addresses/address_follower.hpp"

namespace diachi::api {

/// All issued addresses in memory, exchanged whole within a second of a write by another process. Nobody who reads
/// waits for it; the thread that writes does (`catch_up`), so that the very next question finds what was written.
class CurrentAddresses {
  public:
    using Snapshot = registry::geocoding::AddressFollower::Snapshot;

    /// Takes the index that is saved beside the registry; where none fits, makes one and saves it. Throws StorageError
    /// when the registry cannot be read.
    explicit CurrentAddresses(const std::filesystem::path& registry);

    [[nodiscard]] Snapshot get() const { return addresses_.get(); }
    /// Reads what was written until now, unless that is under way and takes longer than a tenth of a second.
    void catch_up();

  private:
    void follow();

    registry::geocoding::AddressFollower follower_;
    Exchanged<registry::geocoding::IndexedAddresses> addresses_;
    bool saved_;
    RecurringTask following_;
};

}  // namespace diachi::api
