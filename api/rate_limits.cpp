#include "api/rate_limits.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace diachi::api {
namespace {

constexpr std::size_t most_callers = 10'000;

}  // namespace

RateLimits::RateLimits(double per_second, double burst, Now now)
    : per_second_(per_second), burst_(burst), now_(std::move(now)), shared_{burst, now_()} {
    if (!(per_second >= 0) || !(burst >= 1)) throw std::invalid_argument("a rate is 0 or more, a burst 1 or more");
}

double RateLimits::filled_now(const Bucket& bucket, Clock::time_point now) const {
    const double passed = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(burst_, bucket.filled + std::max(0.0, passed) * per_second_);
}

/// A full bucket is as good as a new one. Looked for once a second at most: it takes a look at each.
void RateLimits::forget_full_ones(Clock::time_point now) {
    if (now - swept_ < std::chrono::seconds{1}) return;
    swept_ = now;
    std::erase_if(buckets_, [&](const auto& known) { return filled_now(known.second, now) >= burst_; });
}

RateLimits::Bucket& RateLimits::bucket_of(const std::string& caller, Clock::time_point now) {
    if (const auto known = buckets_.find(caller); known != buckets_.end()) return known->second;
    if (buckets_.size() >= most_callers) forget_full_ones(now);
    if (buckets_.size() >= most_callers) return shared_;
    return buckets_.emplace(caller, Bucket{burst_, now}).first->second;
}

int RateLimits::seconds_to_wait(const std::string& caller) {
    if (per_second_ == 0) return 0;
    const std::lock_guard lock(mutex_);
    const auto now = now_();
    Bucket& bucket = bucket_of(caller, now);
    bucket = {filled_now(bucket, now), now};
    if (bucket.filled >= 1) {
        bucket.filled -= 1;
        return 0;
    }
    return static_cast<int>(std::clamp(std::ceil((1 - bucket.filled) / per_second_), 1.0, 3600.0));
}

void RateLimits::charge(const std::string& caller, double requests) {
    if (per_second_ == 0) return;
    const std::lock_guard lock(mutex_);
    const auto now = now_();
    Bucket& bucket = bucket_of(caller, now);
    bucket = {filled_now(bucket, now) - requests, now};
}

std::size_t RateLimits::callers_known() const {
    const std::lock_guard lock(mutex_);
    return buckets_.size();
}

}  // namespace diachi::api
