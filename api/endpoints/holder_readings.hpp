#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

// Reading personal data is a write: the answer goes out only when the log of readings is on disk.

/// POST /api/v1/holders/search: ids, kinds and holdings of those whom the caller has to do with.
struct SearchHolders {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/holders/{id}/read
struct ReadHolder {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/addresses/{code}/holders
struct ListHolders {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/holders/readings?after=&limit=: who read what, when and why.
struct ListReadings {
    StorePool& stores;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
