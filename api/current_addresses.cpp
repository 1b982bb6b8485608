#include "api/current_addresses.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "api/log_lines.hpp"

namespace diachi::api {
namespace {

void log(std::string_view what, std::string_view why) {
    const std::string line = error_line(what, why);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

CurrentAddresses::CurrentAddresses(const std::filesystem::path& registry)
    : follower_(registry), snapshot_(follower_.snapshot()), thread_([this] { keep_fresh(); }) {}

CurrentAddresses::~CurrentAddresses() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
}

CurrentAddresses::Snapshot CurrentAddresses::get() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

void CurrentAddresses::keep_fresh() {
    using namespace std::chrono_literals;
    if (follower_.was_made()) {
        try {
            follower_.save();
        } catch (const std::exception& error) {
            log("the address index could not be saved; the next start makes it anew", error.what());
        }
    }
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, 50ms, [this] { return stopping_; })) {
        lock.unlock();
        try {
            follower_.advance();
            const std::string save_error = follower_.take_save_error();
            if (!save_error.empty())
                log("the folded address index could not be saved; the next start takes longer", save_error);
        } catch (const std::exception& error) {
            // The last snapshot goes on serving; the next round tries again.
            log("the addresses could not be read again", error.what());
        }
        lock.lock();
        snapshot_ = follower_.snapshot();
    }
}

}  // namespace diachi::api
