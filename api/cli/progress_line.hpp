#pragma once

#include <chrono>
#include <cstdint>

namespace diachi::api::cli {

/// Count, rate and time left on standard error: over and over on a terminal, every ten seconds elsewhere.
class ProgressLine {
  public:
    /// Of addresses; may be told after each of them.
    void tell(std::int64_t done, std::int64_t total);
    void end(std::int64_t done, std::int64_t total) const;

  private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] double seconds() const;

    bool terminal_ = is_terminal();
    Clock::time_point began_ = Clock::now();
    Clock::time_point next_ = began_ + std::chrono::milliseconds(500);

    static bool is_terminal();
};

}  // namespace diachi::api::cli
