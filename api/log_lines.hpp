#pragma once

#include <string>
#include <string_view>

#include "api/http/server.hpp"

namespace diachi::api {

// Lines of the log: one JSON object each, with its line end, whatever bytes an error brings along.

/// Without path, query or body: they name people's homes.
std::string request_line(const http::RequestRecord& record);

/// `reason` may be any text, as of an exception.
std::string error_line(std::string_view message, std::string_view reason);

}  // namespace diachi::api
