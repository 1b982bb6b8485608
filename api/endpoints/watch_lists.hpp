#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

// Lists of addresses that a system wants to hear of. Each system has its own; those of others are not there for it.

/// GET /api/v1/watch-lists
struct ListWatchLists {
    StorePool& stores;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// PUT /api/v1/watch-lists/{label}: there afterwards, whether it was before or not.
struct KeepWatchList {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/watch-lists/{label}
struct DropWatchList {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/watch-lists/{label}/codes: what comes in and what goes, 10,000 codes a call.
struct ChangeWatchList {
    StorePool& stores;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/watch-lists/{label}/changes?since=&limit=
struct ListWatchedChanges {
    StorePool& stores;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
