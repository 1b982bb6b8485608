#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace diachi::api {

/// Runs a task at once, again after each interval, and whenever somebody asks for it; one run at a time. What it throws
/// is logged as `failure`, once as long as it stays the same, and the next run tries again. When it is destroyed it
/// waits for a run that has begun.
class RecurringTask {
  public:
    RecurringTask(std::chrono::milliseconds interval, std::string failure, std::function<void()> task);
    ~RecurringTask();
    RecurringTask(const RecurringTask&) = delete;
    RecurringTask& operator=(const RecurringTask&) = delete;

    /// Runs it in the caller's thread; not at all when another run lasts longer than `patience`. Whether it ran.
    bool run_now(std::chrono::milliseconds patience);

  private:
    void keep_running();
    void run(std::unique_lock<std::mutex>& lock);
    void try_once();

    const std::chrono::milliseconds interval_;
    const std::string failure_;
    const std::function<void()> task_;
    std::string last_error_;
    std::mutex mutex_;
    std::condition_variable idle_;
    std::condition_variable stop_;
    bool running_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace diachi::api
