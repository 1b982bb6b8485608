#include "api/log_lines.hpp"

#include <algorithm>

#include "api/json/writer.hpp"
#include "registry/text/letters.hpp"

namespace diachi::api {
namespace {

/// The text itself, or where it is not UTF-8 with question marks for what is not ASCII.
std::string readable(std::string_view text) {
    std::string result(text);
    if (!registry::text::is_utf8(text)) {
        std::replace_if(result.begin(), result.end(), [](unsigned char c) { return c >= 0x80; }, '?');
    }
    return result;
}

}  // namespace

std::string request_line(const http::RequestRecord& record) {
    json::Writer writer;
    writer.begin_object().key("method").string(http::method_name(record.method));
    writer.key("route").string(record.route).key("status").integer(record.status);
    writer.key("seconds").number(record.seconds, 6).key("request_id").string(record.request_id);
    if (!record.fault.empty()) writer.key("fault").string(readable(record.fault));
    return writer.end_object().text() + "\n";
}

std::string error_line(std::string_view message, std::string_view reason) {
    json::Writer writer;
    writer.begin_object().key("level").string("error").key("message").string(message);
    return writer.key("reason").string(readable(reason)).end_object().text() + "\n";
}

}  // namespace diachi::api
