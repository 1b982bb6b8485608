#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace diachi::api::http {

/// Counts what a server answered. Safe from every thread.
class Metrics {
  public:
    void request_begun();
    /// `route` is the name in the routes table (never a path: names must be few), `seconds` the time to the answer.
    void request_ended(std::string_view route, int status, double seconds);

    /// Prometheus text format 0.0.4, to be sent as `text/plain; version=0.0.4`.
    std::string text() const;

    /// Upper bounds of the duration histogram, in seconds; one more bucket takes the rest.
    static constexpr std::array<double, 11> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0};

  private:
    struct Durations {
        std::array<std::uint64_t, bounds.size() + 1> buckets{};
        double sum = 0;
        std::uint64_t count = 0;
    };

    mutable std::mutex mutex_;
    std::int64_t in_flight_ = 0;
    std::map<std::pair<std::string, int>, std::uint64_t> answers_;  ///< by route and status class (2 for 2xx)
    std::map<std::string, Durations, std::less<>> durations_;
};

}  // namespace diachi::api::http
