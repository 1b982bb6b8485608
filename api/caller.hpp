#pragma once

#include <string>
#include <string_view>

#include "api/http/request.hpp"
#include "api/rate_limits.hpp"
#include "api/store_pool.hpp"
#include "api/tokens/token_verifier.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api {

/// Beside keys. Each may be null, and must outlive the callers.
struct CallerChecks {
    const tokens::TokenVerifier* tokens = nullptr;  ///< null: tokens are not taken
    RateLimits* limits = nullptr;                   ///< null: as many requests as anybody likes
};

/// Tells who asks, by `Authorization: Bearer …` (the word in any letter case, RFC 9110): an API key or a token.
class Callers {
  public:
    /// `anybody`: what those may do who say nothing of themselves; nothing, unless the registry is served in public.
    explicit Callers(StorePool& stores, registry::Caller anybody = {"anybody", {}, std::nullopt, true},
                     CallerChecks checks = {})
        : stores_(stores), anybody_(std::move(anybody)), checks_(checks) {}

    /// The caller, who has the permission. Throws Refused: 401 when there is no key where one is needed, or one that
    /// the registry does not take; 429 when the caller, or those who fail to prove who they are, ask too much. Throws
    /// NotGranted when the caller has not the permission.
    [[nodiscard]] registry::Caller allowed(const http::Request& request, registry::Permission permission) const;

    /// Counts what a request asked beyond itself, as rows of a file, against the caller's rate.
    void charge(const registry::Caller& caller, std::size_t requests) const;

  private:
    [[nodiscard]] registry::Caller identified(const http::Request& request) const;
    [[nodiscard]] registry::Caller with_key(std::string_view secret) const;
    [[nodiscard]] registry::Caller with_token(std::string_view token) const;
    void take_turn(const std::string& caller) const;
    [[noreturn]] void refuse_credentials(std::string_view reason) const;

    StorePool& stores_;
    registry::Caller anybody_;
    CallerChecks checks_;
};

}  // namespace diachi::api
