#pragma once

#include <chrono>
#include <cstdint>

namespace diachi::api::cli {

/// Count, rate and time left on standard error: over and over on a terminal, every ten seconds elsewhere.
class ProgressLine {
  public:
    /// `what` is counted: "addresses".
    explicit ProgressLine(const char* what = "addresses") : what_(what) {}
    /// May be told after each of them.
    void tell(std::int64_t done, std::int64_t total);
    void end(std::int64_t done, std::int64_t total) const;
    /// Takes the line from the terminal.
    void clear() const;
    /// Since it was made.
    [[nodiscard]] double seconds() const;

  private:
    using Clock = std::chrono::steady_clock;

    const char* what_;
    bool terminal_ = is_terminal();
    Clock::time_point began_ = Clock::now();
    Clock::time_point next_ = began_ + std::chrono::milliseconds(500);

    static bool is_terminal();
};

}  // namespace diachi::api::cli
