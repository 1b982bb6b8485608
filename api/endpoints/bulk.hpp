#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// POST /api/v1/addresses/bulk: many actions in one request, each with its own result; what is refused does not keep
/// the others from being written.
struct WriteMany {
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
