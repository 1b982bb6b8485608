#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

// Personal data comes and goes in bodies only, never in a path or a query, and the answers of these say ids.

/// POST /api/v1/holders
struct KeepHolder {
    registry::SingleWriter& writer;
    StorePool& stores;
    registry::HolderKeyring& keyring;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// PUT /api/v1/holders/{id}: a new version.
struct ChangeHolder {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/holders/{id}/erase
struct EraseHolder {
    registry::SingleWriter& writer;
    StorePool& stores;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/holders/{id}/holdings
struct HoldAddress {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/holders/{id}/holdings/{holding}/end
struct EndHolding {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
