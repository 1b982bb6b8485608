#include "api/caller.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "api/refused.hpp"

namespace diachi::api {
namespace {

constexpr std::string_view scheme = "bearer ";

/// What follows the scheme; empty when it is another one.
std::string_view credentials(std::string_view header) {
    const bool same = header.size() > scheme.size() &&
                      std::equal(scheme.begin(), scheme.end(), header.begin(),
                                 [](char a, unsigned char b) { return a == std::tolower(b); });
    if (!same) return {};
    header.remove_prefix(std::min(header.find_first_not_of(' ', scheme.size()), header.size()));
    return header;
}

}  // namespace

registry::ApiKey caller(const http::Request& request, registry::Store& store) {
    const auto header = request.headers.find("authorization");
    const auto secret = header == request.headers.end() ? std::string_view() : credentials(header->second);
    if (secret.empty()) refuse("unauthenticated", "writing needs a key: Authorization: Bearer <key>");
    const auto key = store.api_key(registry::hash_of_key(secret));
    if (!key) refuse("unauthenticated", "the registry does not know this key");
    return *key;
}

}  // namespace diachi::api
