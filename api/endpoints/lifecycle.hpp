#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

// What happens to an address after it was issued. A request says by If-Match which version it has seen (the ETag of
// the address, or *): without it it is refused with 428, with an older one with 412, both versions in the answer.

/// PATCH /api/v1/addresses/{code}
struct AmendAddress {
    StorePool& stores;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/addresses/{code}/status
struct MoveStatus {
    StorePool& stores;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// PUT /api/v1/addresses/{code}/certification
struct CertifyAddress {
    StorePool& stores;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/addresses/{code}/certification
struct RevokeCertification {
    StorePool& stores;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/revisions/{number}/undo
struct UndoRevision {
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
