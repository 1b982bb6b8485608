#pragma once

#include <filesystem>
#include <memory>

#include "api/exchanged.hpp"
#include "api/recurring_task.hpp"
#include "registry/geocoding/confirmed/confirmed_readings.hpp"

namespace diachi::api {

/// The texts that systems settled, exchanged whole within a second of a write by another process, and by `catch_up` for
/// the next question. While their key is not there, geocoding goes on without them, and a line of the log says so once.
class CurrentReadings {
  public:
    using Snapshot = Exchanged<registry::geocoding::ConfirmedReadings>::Snapshot;

    /// Reads them once, however long that takes.
    CurrentReadings(const std::filesystem::path& registry, registry::HolderKeyring& keyring);

    [[nodiscard]] Snapshot get() const { return readings_.get(); }
    /// Reads what was written until now, unless that is under way and takes longer than a tenth of a second.
    void catch_up();

  private:
    void refresh();

    std::unique_ptr<registry::Store> store_;
    registry::HolderKeyring& keyring_;
    Exchanged<registry::geocoding::ConfirmedReadings> readings_;
    RecurringTask refreshing_;
};

}  // namespace diachi::api
