#include "api/caller.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "api/refused.hpp"
#include "registry/access/api_key.hpp"

namespace diachi::api {
namespace {

constexpr std::string_view scheme = "bearer ";

/// What follows the scheme; empty when it is another one.
std::string_view credentials(std::string_view header) {
    const bool same =
        header.size() > scheme.size() && std::equal(scheme.begin(), scheme.end(), header.begin(),
                                                    [](char a, unsigned char b) { return a == std::tolower(b); });
    if (!same) return {};
    header.remove_prefix(std::min(header.find_first_not_of(' ', scheme.size()), header.size()));
    return header;
}

/// The bucket of all who fail to prove who they are: no key can have this label.
const std::string unproven = ":unproven";

/// Codes that no commune in force has grant nothing.
std::set<registry::Id> units_of(const std::vector<std::string>& codes, registry::Store& store) {
    std::set<registry::Id> units;
    for (const auto& code : codes) {
        if (const auto unit = store.commune_in_force(code, registry::Date::today())) units.insert(*unit);
    }
    return units;
}

}  // namespace

void Callers::take_turn(const std::string& caller) const {
    const int seconds = checks_.limits == nullptr ? 0 : checks_.limits->seconds_to_wait(caller);
    if (seconds == 0) return;
    http::Problem problem;
    problem.code = "too-many-requests";
    problem.detail = "ask again after " + std::to_string(seconds) + " s";
    problem.retry_after = seconds;
    throw Refused{std::move(problem)};
}

void Callers::charge(const registry::Caller& caller, std::size_t requests) const {
    if (checks_.limits != nullptr) checks_.limits->charge(caller.name, static_cast<double>(requests));
}

void Callers::refuse_credentials(std::string_view reason) const {
    take_turn(unproven);
    http::Problem problem;
    problem.code = "unauthenticated";
    problem.detail = reason;
    // What a header cannot hold is said in the body only.
    std::string plain(reason);
    std::erase_if(plain, [](unsigned char c) { return c == '"' || c == '\\' || c < 0x20 || c >= 0x7F; });
    problem.challenge = "error=\"invalid_token\", error_description=\"" + plain + "\"";
    throw Refused{std::move(problem)};
}

registry::Caller Callers::with_key(std::string_view secret) const {
    const auto key = secret.empty() ? std::nullopt : stores_.lease()->keys().with_hash(registry::hash_of_key(secret));
    if (!key) refuse_credentials("the registry does not know this key");
    if (key->last_day && *key->last_day < registry::Date::today()) refuse_credentials("this key has expired");
    return caller_of(*key);
}

registry::Caller Callers::with_token(std::string_view token) const {
    try {
        const auto claims = checks_.tokens->claims_in(token);
        registry::Caller caller{"token:" + claims.subject, claims.roles, std::nullopt};
        if (const auto* const codes = std::get_if<std::vector<std::string>>(&claims.communes)) {
            caller.communes = units_of(*codes, *stores_.lease());
        } else if (std::holds_alternative<std::monostate>(claims.communes) &&
                   registry::are_bound_to_communes(claims.roles)) {
            caller.communes.emplace();  // it does not say where: nowhere
        }
        return caller;
    } catch (const tokens::TokenRefused& refused) {
        refuse_credentials(refused.reason);
    }
}

registry::Caller Callers::identified(const http::Request& request) const {
    const auto header = request.headers.find("authorization");
    if (header == request.headers.end()) return anybody_;
    const auto secret = credentials(header->second);
    return checks_.tokens != nullptr && tokens::looks_like_token(secret) ? with_token(secret) : with_key(secret);
}

registry::Caller Callers::allowed(const http::Request& request, registry::Permission permission) const {
    auto caller = identified(request);
    take_turn(caller.name);
    if (!registry::may(caller, permission) && !request.headers.contains("authorization")) {
        refuse("unauthenticated", "this needs a key: Authorization: Bearer <key>");
    }
    registry::require(caller, permission);
    return caller;
}

}  // namespace diachi::api
