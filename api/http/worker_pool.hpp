#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace diachi::api::http {

/// Threads for work that waits, with a bounded queue: what does not fit is refused at once, so that a slow database
/// makes quick refusals rather than a long line. A thread that waits costs a few pages of its stack, no more.
class WorkerPool {
  public:
    WorkerPool(int threads, std::size_t queue);
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    ~WorkerPool();

    /// False, and the job is not run, when the queue is full or the pool stops. Jobs must not throw.
    bool try_post(std::function<void()> job);

    /// Runs what is queued, then ends the threads.
    void stop();

  private:
    void work();

    const std::size_t most_queued_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace diachi::api::http
