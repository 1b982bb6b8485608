#include "api/http/pistache/io_thread.hpp"

#include <pistache/async.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <cstdint>
#include <exception>
#include <memory>
#include <thread>
#include <utility>

namespace diachi::api::http::pistache {

bool run_on_io_thread(Pistache::Tcp::Transport& transport, std::chrono::milliseconds delay,
                      std::function<void()> work) {
    const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer == -1) return false;
    const auto shared_work = std::make_shared<std::function<void()>>(std::move(work));
    const auto run = [&transport, timer, shared_work] {
        if (std::this_thread::get_id() == transport.context().thread()) {
            (*shared_work)();
        } else {
            run_on_io_thread(transport, std::chrono::milliseconds(1), std::move(*shared_work));
        }
        // Only now: a timer armed by the work must not get this number while the transport still knows it.
        close(timer);
    };
    // The continuation is in place before the timer is armed; the other way round it could run on this thread.
    Pistache::Async::Deferred<std::uint64_t> deferred;
    Pistache::Async::Promise<std::uint64_t> fired(
        [&](Pistache::Async::Deferred<std::uint64_t> given) { deferred = std::move(given); });
    fired.then([run](std::uint64_t) { run(); }, [run](const std::exception_ptr&) { run(); });
    transport.armTimer(timer, delay, std::move(deferred));
    return true;
}

void IoQueue::post(Pistache::Tcp::Transport& transport, std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(work));
        if (armed_) return;
        armed_ = true;
    }
    constexpr int tries = 200;
    for (int i = 0; i < tries; ++i) {
        if (run_on_io_thread(transport, std::chrono::milliseconds(1), [this] { run(); })) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));  // connections end and free file descriptors
    }
    const std::lock_guard lock(mutex_);
    armed_ = false;
}

void IoQueue::run() {
    std::vector<std::function<void()>> ready;
    {
        const std::lock_guard lock(mutex_);
        ready.swap(waiting_);
        armed_ = false;
    }
    for (const auto& work : ready) work();
}

}  // namespace diachi::api::http::pistache
