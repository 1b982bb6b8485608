#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "registry/geocoding/addresses/address_follower.hpp"

namespace diachi::api {

/// All issued addresses in memory, exchanged whole within a second of a write, also one that another process made.
/// Nobody who reads waits for it.
class CurrentAddresses {
  public:
    using Snapshot = registry::geocoding::AddressFollower::Snapshot;

    /// Takes the index that is saved beside the registry; where none fits, makes one and saves it. Throws StorageError
    /// when the registry cannot be read.
    explicit CurrentAddresses(const std::filesystem::path& registry);
    ~CurrentAddresses();
    CurrentAddresses(const CurrentAddresses&) = delete;
    CurrentAddresses& operator=(const CurrentAddresses&) = delete;

    [[nodiscard]] Snapshot get() const;

  private:
    void keep_fresh();

    registry::geocoding::AddressFollower follower_;
    mutable std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    Snapshot snapshot_;
    std::thread thread_;
};

}  // namespace diachi::api
