#include "api/cli/progress_line.hpp"

#include <unistd.h>

#include <cstdio>

namespace diachi::api::cli {

bool ProgressLine::is_terminal() {
    return isatty(STDERR_FILENO) != 0;
}

double ProgressLine::seconds() const {
    return std::chrono::duration<double>(Clock::now() - began_).count();
}

void ProgressLine::tell(std::int64_t done, std::int64_t total) {
    const auto now = Clock::now();
    if (now < next_) return;
    next_ = now + (terminal_ ? std::chrono::milliseconds(500) : std::chrono::milliseconds(10'000));
    const double rate = seconds() > 0 ? static_cast<double>(done) / seconds() : 0;
    const double left = rate > 0 ? static_cast<double>(total - done) / rate : 0;
    std::fprintf(stderr, "%s%lld of %lld %s, %.0f a second, %.0f s left%s", terminal_ ? "\r\033[K" : "",
                 static_cast<long long>(done), static_cast<long long>(total), what_, rate, left, terminal_ ? "" : "\n");
}

void ProgressLine::clear() const {
    if (terminal_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::end(std::int64_t done, std::int64_t total) const {
    const double rate = seconds() > 0 ? static_cast<double>(done) / seconds() : 0;
    std::fprintf(stderr, "%s%lld of %lld %s in %.1f s, %.0f a second\n", terminal_ ? "\r\033[K" : "",
                 static_cast<long long>(done), static_cast<long long>(total), what_, seconds(), rate);
}

}  // namespace diachi::api::cli
