#pragma once

#include <chrono>
#include <functional>

namespace diachi::api::http {

/// Blocks SIGTERM and SIGINT in the calling thread and in those it starts later. To be called first in main: a thread
/// started before would still die of the signal.
void block_termination_signals();

/// Waits for SIGTERM or SIGINT (blocked by the above), and every `interval` asks `alive`. When it answers false twice
/// in a row, the process ends at once with status 70, for its supervisor (systemd, Restart=always) to start it anew: a
/// hung I/O thread cannot be stopped in any gentler way.
void wait_for_termination(const std::function<bool()>& alive, std::chrono::seconds interval);

}  // namespace diachi::api::http
