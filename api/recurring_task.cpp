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
    const std::unique_lock lock(running_, patience);
    if (lock.owns_lock()) try_once();
    return lock.owns_lock();
}

void RecurringTask::keep_running() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        {
            const std::lock_guard alone(running_);
            try_once();
        }
        lock.lock();
        stop_.wait_for(lock, interval_, [this] { return stopping_; });
    }
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
