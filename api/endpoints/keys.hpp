#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// GET /api/v1/keys?after=&limit=: labels, roles, communes; never a secret or a hash.
struct ListKeys {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// POST /api/v1/keys: makes a key; the answer shows its secret, this once.
struct MakeKey {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/keys/{label}: the key opens nothing from then on.
struct EndKey {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
