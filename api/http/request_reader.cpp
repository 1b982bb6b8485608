#include "api/http/request_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "api/http/percent_decoding.hpp"
#include "registry/text/letters.hpp"

namespace diachi::api::http {
namespace {

/// Fields of which a second one would change the meaning of the first.
constexpr std::array<std::string_view, 7> single_fields{"authorization",   "content-length",    "content-type", "host",
                                                        "idempotency-key", "transfer-encoding", "x-request-id"};

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](unsigned char c) {
        return std::isalnum(c) != 0 || marks.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool has_list_member(std::string_view list, std::string_view member) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (lower(trimmed(list.substr(0, comma))) == member) return true;
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

bool is_target(std::string_view target) {
    return !target.empty() && target.front() == '/' && std::all_of(target.begin(), target.end(), [](unsigned char c) {
        return c > 0x20 && c != 0x7F && c != '#' && c != '\\';
    });
}

}  // namespace

RequestReader::State RequestReader::refuse(std::string_view code) {
    refusal_ = code;
    buffer_.clear();
    return State::refused;
}

bool RequestReader::fail(std::string_view code) {
    refusal_ = code;
    return false;
}

RequestReader::State RequestReader::advance() {
    if (!refusal_.empty()) return refuse(refusal_);
    if (!head_read_) {
        // RFC 9112, 2.2: empty lines before a request line are passed over.
        while (searched_ == 0 && buffer_.starts_with("\r\n")) buffer_.erase(0, 2);
        const std::size_t end = buffer_.find("\r\n\r\n", searched_);
        if (std::min(end, buffer_.size()) > limits_.head) {
            const bool in_first_line = buffer_.find("\r\n") > limits_.head;
            return refuse(in_first_line ? "uri-too-long" : "header-fields-too-large");
        }
        if (end == std::string::npos) {
            searched_ = buffer_.size() < 3 ? 0 : buffer_.size() - 3;
            return State::need_more;
        }
        if (!read_head(std::string_view(buffer_).substr(0, end)) || !settle_body()) return refuse(refusal_);
        head_length_ = end + 4;
        if (head_length_ + body_length_ > limits_.whole) return refuse("payload-too-large");
        head_read_ = true;
    }
    if (buffer_.size() >= head_length_ + body_length_) return State::complete;
    if (!continue_told_ && request_.headers.contains("expect")) {
        continue_told_ = true;
        return State::wants_continue;
    }
    return State::need_more;
}

RawRequest RequestReader::take() {
    request_.body = buffer_.substr(head_length_, body_length_);
    buffer_.erase(0, head_length_ + body_length_);
    searched_ = head_length_ = body_length_ = 0;
    head_read_ = continue_told_ = false;
    return std::exchange(request_, RawRequest{});
}

bool RequestReader::read_head(std::string_view head) {
    const std::size_t first_end = std::min(head.find("\r\n"), head.size());
    if (!read_request_line(head.substr(0, first_end))) return false;
    head.remove_prefix(first_end);
    for (std::size_t count = 0; !head.empty(); ++count) {
        if (count == limits_.header_count) return fail("header-fields-too-large");
        head.remove_prefix(2);
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        if (!read_field(head.substr(0, end))) return false;
        head.remove_prefix(end);
    }
    return true;
}

bool RequestReader::read_request_line(std::string_view line) {
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return fail("bad-request");
    const std::string_view name = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return fail("bad-request");
    if (target.size() > limits_.target) return fail("uri-too-long");
    if (!is_token(name) || !is_target(target)) return fail("bad-request");
    const auto method = method_named(name);
    if (!method) return fail("not-implemented");
    request_.method = *method;
    request_.target = target;
    request_.keep_alive = version == "HTTP/1.1";
    return true;
}

bool RequestReader::read_field(std::string_view line) {
    const std::size_t colon = line.find(':');
    // A name with blanks (also a folded line) is refused: proxies disagree about what it means.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return fail("bad-request");
    const std::string name = lower(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    const bool control =
        std::any_of(value.begin(), value.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7F; });
    if (control || !registry::text::is_utf8(value)) return fail("bad-request");
    const auto [place, added] = request_.headers.emplace(name, value);
    if (!added) {
        if (std::find(single_fields.begin(), single_fields.end(), name) != single_fields.end()) {
            return fail("bad-request");
        }
        place->second.append(", ").append(value);
    }
    return true;
}

bool RequestReader::settle_body() {
    const Fields& headers = request_.headers;
    if (headers.contains("transfer-encoding")) return fail("length-required");
    if (const auto connection = headers.find("connection"); connection != headers.end()) {
        if (has_list_member(connection->second, "keep-alive")) request_.keep_alive = true;
        if (has_list_member(connection->second, "close")) request_.keep_alive = false;
    }
    const auto length = headers.find("content-length");
    body_length_ = 0;
    if (length == headers.end()) return true;
    const std::string& digits = length->second;
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return fail("bad-request");
    }
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), body_length_);
    if (error != std::errc() || body_length_ > limits_.whole) return fail("payload-too-large");
    return true;
}

}  // namespace diachi::api::http
