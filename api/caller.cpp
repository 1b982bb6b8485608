#include "api/caller.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "api/refused.hpp"
#include "registry/access/api_key.hpp"

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

registry::Caller Callers::identified(const http::Request& request) const {
    const auto header = request.headers.find("authorization");
    if (header == request.headers.end()) return anybody_;
    const auto secret = credentials(header->second);
    const auto key = secret.empty() ? std::nullopt : stores_.lease()->api_key(registry::hash_of_key(secret));
    if (!key) refuse("unauthenticated", "the registry does not know this key");
    return {key->label, {key->role}, std::nullopt};
}

registry::Caller Callers::allowed(const http::Request& request, registry::Permission permission) const {
    auto caller = identified(request);
    if (registry::may(caller, permission)) return caller;
    if (!request.headers.contains("authorization")) {
        refuse("unauthenticated", "this needs a key: Authorization: Bearer <key>");
    }
    refuse("forbidden", "this key does not allow it");
}

}  // namespace diachi::api
