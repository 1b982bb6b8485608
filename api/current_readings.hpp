#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "registry/geocoding/confirmed/confirmed_readings.hpp"

namespace diachi::api {

/// The texts that systems settled, exchanged whole within a second of a write, also of one by another process. While
/// their key is not there, geocoding goes on without them, and a line of the log says so once.
class CurrentReadings {
  public:
    using Snapshot = std::shared_ptr<const registry::geocoding::ConfirmedReadings>;

    CurrentReadings(const std::filesystem::path& registry, registry::HolderKeyring& keyring);
    ~CurrentReadings();
    CurrentReadings(const CurrentReadings&) = delete;
    CurrentReadings& operator=(const CurrentReadings&) = delete;

    [[nodiscard]] Snapshot get() const;

  private:
    void keep_fresh();
    void refresh();

    std::unique_ptr<registry::Store> store_;
    registry::HolderKeyring& keyring_;
    std::string last_error_;
    mutable std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    Snapshot snapshot_ = std::make_shared<const registry::geocoding::ConfirmedReadings>();
    std::thread thread_;
};

}  // namespace diachi::api
