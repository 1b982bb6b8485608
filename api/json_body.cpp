#include "api/json_body.hpp"

#include <cstddef>
#include <utility>
#include <variant>

#include "api/refused.hpp"

namespace diachi::api {
namespace {

constexpr std::size_t most_bytes = 1'048'576;

}  // namespace

json::Document object_in(const std::string& body) {
    if (body.size() > most_bytes) {
        refuse("payload-too-large", "a JSON body has at most " + std::to_string(most_bytes) + " bytes");
    }
    auto parsed = json::Document::parse(body);
    if (const auto* error = std::get_if<json::ParseError>(&parsed)) {
        refuse("malformed-json", "line " + std::to_string(error->line) + ", column " + std::to_string(error->column) +
                                     ": " + error->reason);
    }
    auto document = std::get<json::Document>(std::move(parsed));
    if (!document.root().is_object()) refuse_member("", "the body must be a JSON object");
    return document;
}

}  // namespace diachi::api
