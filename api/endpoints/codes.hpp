#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/codes/code_scheme.hpp"

namespace diachi::api {

/// GET /api/v1/codes/{code}?longitude=&latitude=: well-formed? check digit? ever issued? in which status today, since
/// when and why, and replaced by what? And how far from where the caller says?
struct ValidateCode {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
