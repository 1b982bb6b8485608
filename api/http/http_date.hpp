#pragma once

#include <ctime>
#include <string>

namespace diachi::api::http {

/// Seconds since 1970 as headers write a moment (RFC 9110 §5.6.7): "Thu, 02 Jul 2026 00:00:00 GMT".
std::string http_date(std::time_t moment);

}  // namespace diachi::api::http
