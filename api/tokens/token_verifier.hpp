#pragma once

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/tokens/key_cache.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api::tokens {

/// What a token must say to be taken.
struct TokenRules {
    std::string audience;
    std::string issuer;  ///< empty: any
    std::chrono::seconds clock_skew{60};
};

struct Everywhere {};

/// What a token that holds says of its bearer.
struct Claims {
    std::string subject;
    std::set<registry::Role> roles;  ///< names that no role has are left out: they grant nothing
    std::variant<std::monostate, Everywhere, std::vector<std::string>> communes;  ///< not said; everywhere; codes
};

/// Why a token is not taken: a fixed sentence, safe to be shown. It holds nothing of the token.
struct TokenRefused {
    std::string_view reason;
};

/// Checks OAuth 2 bearer tokens: JWT (RFC 7519), signed with RS256 or ES256 by a key of the set.
class TokenVerifier {
  public:
    using Now = std::function<std::chrono::system_clock::time_point()>;

    TokenVerifier(TokenRules rules, KeyCache& keys, Now now = std::chrono::system_clock::now)
        : rules_(std::move(rules)), keys_(keys), now_(std::move(now)) {}

    /// Throws TokenRefused. May wait for the keys, 5 s at most: not for I/O threads.
    [[nodiscard]] Claims claims_in(std::string_view token) const;

  private:
    [[nodiscard]] std::string proven_payload(std::string_view token) const;

    TokenRules rules_;
    KeyCache& keys_;
    Now now_;
};

/// Whether a secret has the form of a token rather than of an API key.
inline bool looks_like_token(std::string_view secret) {
    return !secret.starts_with("dk_") && secret.find('.') != std::string_view::npos;
}

}  // namespace diachi::api::tokens
