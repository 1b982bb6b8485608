#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "api/http/request.hpp"
#include "api/http/request_reader.hpp"
#include "api/http/response.hpp"
#include "api/http/route_table.hpp"

namespace diachi::api::http {

/// One request on its way to its answer.
struct Exchange {
    Request request;
    const Route* route = nullptr;  ///< null as long as none is found
    bool keep_alive = true;
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::string fault;  ///< for the log
};

/// The X-Request-Id that came, if it is 1 to 64 of [A-Za-z0-9._-]; else a new one of 32 hexadecimal digits.
std::string request_id_of(const Fields& headers);

/// Decodes the request and finds its route. What it returns is the refusal (400, 404, 405, 414).
std::optional<Response> prepare(const RouteTable& routes, RawRequest raw, Exchange& exchange);

/// Calls the handler of the route. Never throws: whatever the handler throws becomes a 500 of fixed text, and the
/// reason goes to `fault`.
Response call_handler(Exchange& exchange) noexcept;

/// The same answer, or a 500 where it must not be sent (see fault_in).
Response checked(Response response, std::size_t largest_body, Exchange& exchange);

}  // namespace diachi::api::http
