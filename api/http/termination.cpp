#include "api/http/termination.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

namespace diachi::api::http {
namespace {

constexpr int status_of_hung_process = 70;

sigset_t termination_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

}  // namespace

void block_termination_signals() {
    const sigset_t signals = termination_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void wait_for_termination(const std::function<bool()>& alive, std::chrono::seconds interval) {
    const sigset_t signals = termination_signals();
    const std::timespec limit{static_cast<std::time_t>(interval.count()), 0};
    for (int missed = 0; missed < 2;) {
        if (sigtimedwait(&signals, nullptr, &limit) > 0) return;
        if (errno == EAGAIN) missed = alive() ? 0 : missed + 1;
    }
    _exit(status_of_hung_process);
}

}  // namespace diachi::api::http
