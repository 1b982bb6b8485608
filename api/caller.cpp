#include "api/caller.hpp"

#include <string_view>

#include "api/parameters.hpp"

namespace diachi::api {
namespace {

constexpr std::string_view scheme = "Bearer ";

[[noreturn]] void refuse(std::string detail) {
    throw Refused{{.code = "unauthenticated", .detail = std::move(detail), .pointer = {}, .parameter = {},
                   .extensions = {}}};
}

}  // namespace

registry::ApiKey caller(const http::Request& request, registry::Store& store) {
    const auto header = request.headers.find("authorization");
    if (header == request.headers.end() || !header->second.starts_with(scheme)) {
        refuse("writing needs a key: Authorization: Bearer <key>");
    }
    const auto secret = std::string_view(header->second).substr(scheme.size());
    const auto key = store.api_key(registry::hash_of_key(secret));
    if (!key) refuse("the registry does not know this key");
    return *key;
}

}  // namespace diachi::api
