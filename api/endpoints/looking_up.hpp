#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/codes/code_scheme.hpp"

namespace diachi::api {

/// GET /api/v1/addresses/lookup?identifier=&scheme=&as_of= or ?surveying_unit=&sheet=&number=&as_of=, and the same by
/// POST: the addresses that any identifier means, for each scheme that it can be read as.
struct LookUp {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
