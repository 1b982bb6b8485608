#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace diachi::api {

/// A value that never changes but is exchanged whole. Who got a snapshot keeps it as long as it is needed; nobody who
/// reads waits for the making of the next one.
template <typename Value>
class Exchanged {
  public:
    using Snapshot = std::shared_ptr<const Value>;

    explicit Exchanged(Snapshot first = nullptr) : snapshot_(std::move(first)) {}

    [[nodiscard]] Snapshot get() const {
        const std::lock_guard lock(mutex_);
        return snapshot_;
    }

    void set(Snapshot fresh) {
        const std::lock_guard lock(mutex_);
        snapshot_.swap(fresh);  // the old one, when nobody else has it, is destroyed after the lock is given back
    }

  private:
    mutable std::mutex mutex_;
    Snapshot snapshot_;
};

}  // namespace diachi::api
