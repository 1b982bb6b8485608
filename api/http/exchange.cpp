#include "api/http/exchange.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <exception>
#include <random>
#include <string_view>
#include <utility>

#include "api/http/problem.hpp"

namespace diachi::api::http {
namespace {

constexpr std::size_t longest_request_id = 64;

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= longest_request_id &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return c < 0x80 && (std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-');
           });
}

std::string new_request_id() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = random();
        for (int i = 0; i < 16; ++i, bits >>= 4U) id += digits[bits & 0xFU];
    }
    return id;
}

Response failure() {
    return problem("internal-error", "Please report the X-Request-Id of this answer.");
}

}  // namespace

std::string request_id_of(const Fields& headers) {
    const auto given = headers.find("x-request-id");
    return given != headers.end() && is_request_id(given->second) ? given->second : new_request_id();
}

std::optional<Response> prepare(const RouteTable& routes, RawRequest raw, Exchange& exchange) {
    Request& request = exchange.request;
    request.request_id = request_id_of(raw.headers);
    request.method = raw.method;
    exchange.keep_alive = raw.keep_alive;

    std::string_view code;
    auto target = parse_target(raw.target, code);
    if (!target) return problem(code, "Path or query cannot be decoded, or a parameter comes twice.");
    auto match = routes.find(raw.method, target->segments);
    if (match.route == nullptr) {
        if (match.allow.empty()) return problem("not-found", "No such path.");
        Response refusal = problem("method-not-allowed", "This path allows: " + match.allow + ".");
        refusal.headers.emplace_back("Allow", match.allow);
        return refusal;
    }
    exchange.route = match.route;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.path_parameters = std::move(match.path_parameters);
    request.headers = std::move(raw.headers);
    request.body = std::move(raw.body);
    return std::nullopt;
}

Response call_handler(Exchange& exchange) noexcept {
    try {
        return exchange.route->handle(exchange.request);
    } catch (const std::exception& error) {
        exchange.fault = error.what();
    } catch (...) {
        exchange.fault = "threw something that is no std::exception";
    }
    return failure();
}

Response checked(Response response, std::size_t largest_body, Exchange& exchange) {
    auto fault = fault_in(response, largest_body);
    if (!fault) return response;
    exchange.fault = std::move(*fault);
    return failure();
}

}  // namespace diachi::api::http
