#pragma once

#include <ctime>

namespace diachi::benchmarks {

/// Of this thread, so that other programs disturb a measurement little.
inline double processor_nanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

inline double processor_seconds() {
    return processor_nanoseconds() * 1e-9;
}

}  // namespace diachi::benchmarks
