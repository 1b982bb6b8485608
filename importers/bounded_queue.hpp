#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace diachi::importers {

/// Hands values from one thread to others; holds a few, so that a fast producer cannot fill the memory.
template <typename Value>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t most) : most_(most) {}

    /// Waits for room. False when nobody wants values any more.
    bool push(Value value) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return closed_ || values_.size() < most_; });
        if (closed_) return false;
        values_.push_back(std::move(value));
        filled_.notify_one();
        return true;
    }

    /// Waits for a value. Nothing when there are no more.
    std::optional<Value> pop() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [&] { return closed_ || finished_ || !values_.empty(); });
        if (closed_ || values_.empty()) return std::nullopt;
        std::optional<Value> value(std::move(values_.front()));
        values_.pop_front();
        room_.notify_one();
        return value;
    }

    /// No more values will come; those that wait are still handed out.
    void finish() {
        const std::lock_guard lock(mutex_);
        finished_ = true;
        filled_.notify_all();
    }

    /// Gives up: producers and consumers return at once.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        filled_.notify_all();
        room_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable room_;
    std::condition_variable filled_;
    std::deque<Value> values_;
    std::size_t most_;
    bool finished_ = false;
    bool closed_ = false;
};

}  // namespace diachi::importers
