#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// GET and PATCH /api/v1/registry: what the registry is and how it works.
struct ReadRegistry {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};
struct ChangeRegistry {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
