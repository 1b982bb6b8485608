#include "api/recurring_task.hpp"

#include <cstdio>
#include <exception>
#include <utility>

#include "api/log_lines.hpp"

namespace diachi::api {

RecurringTask::RecurringTask(std::chrono::milliseconds interval, std::string failure, std::function<void()> task)
    : interval_(interval), failure_(std::move(failure)), task_(std::move(task)), thread_([this] { keep_running(); }) {}

RecurringTask::~RecurringTask() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

bool RecurringTask::run_now(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!idle_.wait_for(lock, patience, [this] { return !running_; })) return false;
    run(lock);
    return true;
}

void RecurringTask::keep_running() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        idle_.wait(lock, [this] { return !running_; });
        run(lock);
        stop_.wait_for(lock, interval_, [this] { return stopping_; });
    }
}

/// Without the lock, which is held before and after.
void RecurringTask::run(std::unique_lock<std::mutex>& lock) {
    running_ = true;
    lock.unlock();
    try_once();
    lock.lock();
    running_ = false;
    idle_.notify_one();
}

void RecurringTask::try_once() {
    try {
        task_();
        last_error_.clear();
    } catch (const std::exception& error) {
        if (last_error_ == error.what()) return;
        last_error_ = error.what();
        const std::string line = error_line(failure_, last_error_);
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
}

}  // namespace diachi::api
