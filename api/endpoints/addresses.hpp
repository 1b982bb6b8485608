#pragma once

#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// GET /api/v1/addresses?commune=&bbox=west,south,east,north&after=&limit=&as_of=
struct ListAddresses {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

/// POST /api/v1/addresses: issues one address, in the name of the caller.
struct IssueAddress {
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/addresses/validate: what issuing would say, without issuing.
struct ValidateDraft {
    StorePool& stores;
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/addresses/{code}?as_of=&known_at=
struct ReadAddress {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/addresses/{code}/history?known_at=
struct ReadHistory {
    StorePool& stores;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
