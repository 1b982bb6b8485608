#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// POST /api/v1/addresses/{code}/identifiers: what another authority calls the address.
struct AddIdentifier {
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/addresses/{code}/identifiers/{scheme}/{value}?never_right=&reason=&document=: from today on it is
/// called so no longer.
struct EndIdentifier {
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
