#pragma once

#include <pistache/transport.h>

#include <chrono>
#include <functional>
#include <mutex>
#include <vector>

namespace diachi::api::http::pistache {

/// Runs `work` on the I/O thread of `transport`, about `delay` from now; may be called from any thread. False when no
/// timer could be had (out of file descriptors): the work is then not run. Only on its own thread may a transport or a
/// peer be touched: answers sent from elsewhere reach the wrong client when file descriptors are used again.
bool run_on_io_thread(Pistache::Tcp::Transport& transport, std::chrono::milliseconds delay, std::function<void()> work);

/// Work for one I/O thread, in the order it came. However much waits, it takes one timer: one for each piece would use
/// up the file descriptors when the thread falls behind.
class IoQueue {
  public:
    /// Safe from every thread but the transport's own. Waits up to 2 s when no timer can be had; the work then stays
    /// and runs with the next.
    void post(Pistache::Tcp::Transport& transport, std::function<void()> work);

  private:
    void run();

    std::mutex mutex_;
    std::vector<std::function<void()>> waiting_;
    bool armed_ = false;
};

}  // namespace diachi::api::http::pistache
