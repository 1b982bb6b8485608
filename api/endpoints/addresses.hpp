#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// GET /api/v1/addresses?commune=&bbox=west,south,east,north&after=&limit=&as_of=
struct ListAddresses {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// POST /api/v1/addresses: issues one address; needs a key.
struct IssueAddress {
    StorePool& stores;
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request) const;
};

/// POST /api/v1/addresses/validate: what issuing would say, without issuing.
struct ValidateDraft {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/addresses/{code}?as_of=
struct ReadAddress {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/addresses/{code}/history
struct ReadHistory {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/codes/{code}: well-formed? check digit? known? with which status?
struct ValidateCode {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
