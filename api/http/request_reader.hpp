#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "api/http/request.hpp"

namespace diachi::api::http {

/// A request as it came: target not decoded, header names in lower case.
struct RawRequest {
    Method method = Method::get;
    std::string target;
    Fields headers;
    std::string body;
    bool keep_alive = true;
};

struct ReadLimits {
    std::size_t whole = 1'310'720;  ///< head and body, bytes
    std::size_t head = 32'768;      ///< request line and header fields, bytes
    std::size_t target = 8'192;     ///< bytes
    std::size_t header_count = 100;
};

/// Reads requests from the bytes of one connection, strictly (RFC 9112): whatever could be read in two ways is
/// refused, and after a refusal nothing of the connection is read again. This is what keeps the rest of a refused
/// upload from being taken for requests. Bodies need a Content-Length: chunked ones are refused (nginx, in front,
/// turns them into bodies with a length).
///
///     reader.feed(bytes);
///     while (reader.advance() == RequestReader::State::complete) serve(reader.take());
///
/// One connection, one thread.
class RequestReader {
  public:
    enum class State {
        need_more,
        wants_continue,  ///< told once: the client waits for "100 Continue" before it sends the body
        complete,
        refused
    };

    explicit RequestReader(const ReadLimits& limits = {}) : limits_(limits) {}

    void feed(std::string_view bytes) { buffer_.append(bytes); }
    State advance();

    /// The complete request. Bytes after it stay for the next one.
    RawRequest take();

    /// The problem code (see problem.hpp) of a refusal, and what is known of the request by then.
    std::string_view refusal() const { return refusal_; }
    const RawRequest& so_far() const { return request_; }

    std::size_t buffered() const { return buffer_.size(); }

  private:
    State refuse(std::string_view code);
    bool read_head(std::string_view head);
    bool read_request_line(std::string_view line);
    bool read_field(std::string_view line);
    bool settle_body();
    bool fail(std::string_view code);

    ReadLimits limits_;
    std::string buffer_;
    std::size_t searched_ = 0;  ///< no end of the head before this place, so that a dripped head costs no second look
    std::size_t head_length_ = 0;
    std::size_t body_length_ = 0;
    bool head_read_ = false;
    bool continue_told_ = false;
    RawRequest request_;
    std::string_view refusal_;
};

}  // namespace diachi::api::http
