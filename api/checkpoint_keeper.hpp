#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "api/recurring_task.hpp"
#include "registry/journal/signing.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {

/// Adds a checkpoint to a file whenever `every` revisions have come since the last, and one at the end. In a thread of
/// its own: writers do not wait for it.
class CheckpointKeeper {
  public:
    struct Settings {
        registry::journal::SigningKey key;
        std::filesystem::path file;
        registry::RevisionNumber every;
    };

    /// Throws std::runtime_error when the file's checkpoints contradict the registry.
    CheckpointKeeper(const std::filesystem::path& registry, Settings settings);
    ~CheckpointKeeper();
    CheckpointKeeper(const CheckpointKeeper&) = delete;
    CheckpointKeeper& operator=(const CheckpointKeeper&) = delete;

  private:
    void append_when_due(registry::RevisionNumber every);

    std::unique_ptr<registry::Store> store_;
    Settings settings_;
    registry::RevisionNumber last_ = 0;
    std::optional<RecurringTask> appending_;
};

}  // namespace diachi::api
