#pragma once

#include <string>

namespace diachi::registry {

/// Now, in UTC, ISO 8601 with milliseconds: "2026-11-23T08:15:30.123Z".
std::string now_utc();

}  // namespace diachi::registry
