#pragma once

#include <cstdint>
#include <string>

namespace diachi::registry {

/// Now, in UTC, ISO 8601 with milliseconds: "2026-11-23T08:15:30.123Z".
std::string now_utc();

/// A time in seconds since 1970, in UTC: "2026-11-23T08:15:30Z".
std::string utc_of(std::int64_t seconds);

}  // namespace diachi::registry
