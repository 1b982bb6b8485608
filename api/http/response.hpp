#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diachi::api::http {

/// One answer. Header names come from a fixed list (in response.cpp); Content-Type, Content-Length, Connection,
/// Date and X-Request-Id are written by the server and never stand in `headers`.
struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// Why this answer must not be sent (status out of range, header not allowed or holding a control character, body
/// above `largest_body` bytes), or nothing. The reason is for the log, not for the client.
std::optional<std::string> fault_in(const Response& response, std::size_t largest_body);

/// The answer as bytes of HTTP/1.1. It must have no fault. Adds `Cache-Control: no-store` where the answer names no
/// other policy. `head_only` answers HEAD: the length of the body, without the body.
struct WireOptions {
    bool keep_alive = true;
    bool head_only = false;
    std::string_view request_id;
};
std::string to_wire(const Response& response, const WireOptions& options);

}  // namespace diachi::api::http
