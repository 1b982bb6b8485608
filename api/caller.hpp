#pragma once

#include "api/http/request.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api {

/// Tells who asks, by `Authorization: Bearer …` (the word in any letter case, RFC 9110).
class Callers {
  public:
    /// `anybody`: what those may do who say nothing of themselves; nothing, unless the registry is served in public.
    explicit Callers(StorePool& stores, registry::Caller anybody = {"anybody", {}, std::nullopt})
        : stores_(stores), anybody_(std::move(anybody)) {}

    /// The caller, who has the permission. Throws Refused: 401 when there is no key where one is needed, or one that the
    /// registry does not know; 403 when the caller has not the permission.
    [[nodiscard]] registry::Caller allowed(const http::Request& request, registry::Permission permission) const;

  private:
    [[nodiscard]] registry::Caller identified(const http::Request& request) const;

    StorePool& stores_;
    registry::Caller anybody_;
};

}  // namespace diachi::api
