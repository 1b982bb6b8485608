#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>

namespace diachi::api {

/// How much each caller may ask: a bucket that holds `burst` requests and is filled with `per_second`. Safe from every
/// thread; knows at most 10,000 callers at a time, later ones share a bucket until earlier ones are full again.
class RateLimits {
  public:
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    /// `per_second` 0: no limit. Throws std::invalid_argument for a negative rate or a burst below 1.
    RateLimits(double per_second, double burst, Now now = Clock::now);

    /// Takes one request out of the caller's bucket. 0 when it may go on, otherwise the whole seconds to wait.
    int seconds_to_wait(const std::string& caller);
    /// Takes more out for what a request turned out to ask, also what is not in the bucket: the caller's next request
    /// then waits until that is filled again.
    void charge(const std::string& caller, double requests);

    [[nodiscard]] std::size_t callers_known() const;

  private:
    struct Bucket {
        double filled;
        Clock::time_point at;
    };
    double filled_now(const Bucket& bucket, Clock::time_point now) const;
    Bucket& bucket_of(const std::string& caller, Clock::time_point now);
    void forget_full_ones(Clock::time_point now);

    double per_second_;
    double burst_;
    Now now_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
    Bucket shared_;
    Clock::time_point swept_{};
};

}  // namespace diachi::api
