#include "api/http/metrics.hpp"

#include <algorithm>
#include <sstream>

namespace diachi::api::http {
namespace {

std::string label(std::string_view value) {
    std::string escaped = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped + '"';
}

}  // namespace

void Metrics::request_begun() {
    const std::lock_guard lock(mutex_);
    ++in_flight_;
}

void Metrics::request_ended(std::string_view route, int status, double seconds) {
    const std::lock_guard lock(mutex_);
    --in_flight_;
    ++answers_[{std::string(route), status / 100}];
    Durations& durations = durations_[std::string(route)];
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    ++durations.buckets[static_cast<std::size_t>(bucket)];
    durations.sum += seconds;
    ++durations.count;
}

std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::ostringstream out;
    out << "# HELP diachi_http_in_flight Requests being worked on.\n# TYPE diachi_http_in_flight gauge\n"
        << "diachi_http_in_flight " << in_flight_ << "\n# HELP diachi_http_requests_total Requests answered.\n"
        << "# TYPE diachi_http_requests_total counter\n";
    for (const auto& [key, count] : answers_) {
        out << "diachi_http_requests_total{route=" << label(key.first) << ",status=\"" << key.second << "xx\"} "
            << count << '\n';
    }
    out << "# HELP diachi_http_request_seconds Time from the whole request to its answer.\n"
        << "# TYPE diachi_http_request_seconds histogram\n";
    for (const auto& [route, durations] : durations_) {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            below += durations.buckets[i];
            out << "diachi_http_request_seconds_bucket{route=" << label(route) << ",le=\"" << bounds[i] << "\"} "
                << below << '\n';
        }
        out << "diachi_http_request_seconds_bucket{route=" << label(route) << ",le=\"+Inf\"} " << durations.count
            << "\ndiachi_http_request_seconds_sum{route=" << label(route) << "} " << durations.sum
            << "\ndiachi_http_request_seconds_count{route=" << label(route) << "} " << durations.count << '\n';
    }
    return out.str();
}

}  // namespace diachi::api::http
