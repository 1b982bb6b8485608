#include "api/http/response.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <ctime>

#include "api/http/http_date.hpp"

namespace diachi::api::http {
namespace {

constexpr auto allowed_headers = std::to_array<std::string_view>({
    "Accept-Ranges",
    "Access-Control-Allow-Origin",
    "Allow",
    "Cache-Control",
    "Content-Disposition",
    "Content-Range",
    "ETag",
    "Idempotency-Replayed",
    "Location",
    "Retry-After",
    "Tus-Extension",
    "Tus-Max-Size",
    "Tus-Resumable",
    "Tus-Version",
    "Upload-Expires",
    "Upload-Length",
    "Upload-Offset",
    "WWW-Authenticate",
    "X-Accel-Redirect",
});

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool header_allowed(std::string_view name) {
    return std::any_of(allowed_headers.begin(), allowed_headers.end(),
                       [&](std::string_view known) { return same_name(known, name); });
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

std::string_view reason_phrase(int status) {
    constexpr auto phrases = std::to_array<std::pair<int, std::string_view>>({
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {206, "Partial Content"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {410, "Gone"},
        {411, "Length Required"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {507, "Insufficient Storage"},
    });
    for (const auto& [value, phrase] : phrases) {
        if (value == status) return phrase;
    }
    return "Status";
}

void add_header(std::string& wire, std::string_view name, std::string_view value) {
    wire.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::optional<std::string> fault_in(const Response& response, std::size_t largest_body) {
    if (response.status < 200 || response.status > 599) {
        return "status " + std::to_string(response.status) + " cannot be sent";
    }
    if (response.body.size() > largest_body) {
        return "the body has " + std::to_string(response.body.size()) + " bytes, above " + std::to_string(largest_body);
    }
    if (has_control_character(response.content_type)) return "a control character in the content type";
    for (const auto& [name, value] : response.headers) {
        if (!header_allowed(name)) return "a header that is not in the list of allowed ones";
        if (has_control_character(value)) return "a control character in the value of " + name;
    }
    return std::nullopt;
}

std::string to_wire(const Response& response, const WireOptions& options) {
    const bool no_body = response.status == 204 || response.status == 304;
    std::string wire = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    wire.reserve(512 + response.body.size());
    wire.append(reason_phrase(response.status)).append("\r\n");
    add_header(wire, "Date", http_date(std::time(nullptr)));
    add_header(wire, "Connection", options.keep_alive ? "keep-alive" : "close");
    if (!options.request_id.empty()) add_header(wire, "X-Request-Id", options.request_id);
    bool has_policy = false;
    for (const auto& [name, value] : response.headers) {
        has_policy = has_policy || same_name(name, "Cache-Control");
        add_header(wire, name, value);
    }
    if (!has_policy) add_header(wire, "Cache-Control", "no-store");
    if (!no_body) {
        if (!response.content_type.empty()) add_header(wire, "Content-Type", response.content_type);
        add_header(wire, "Content-Length", std::to_string(response.body.size()));
    }
    wire.append("\r\n");
    if (!no_body && !options.head_only) wire.append(response.body);
    return wire;
}

}  // namespace diachi::api::http
