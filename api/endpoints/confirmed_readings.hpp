#pragma once

#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

// What systems settled texts for. A text comes in a body only, and never goes out again: it is kept as a keyed hash.

/// POST /api/v1/confirmed-readings
struct ConfirmReading {
    StorePool& stores;
    CurrentMap& map;
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    const registry::CodeScheme& scheme;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/confirmed-readings?system=&after=&limit=: of the own system; administrators see those of all.
struct ListConfirmedReadings {
    StorePool& stores;
    CurrentMap& map;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /api/v1/confirmed-readings/search: the reading of a text.
struct FindConfirmedReading {
    StorePool& stores;
    CurrentMap& map;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/confirmed-readings/{id}?reason=
struct EndConfirmedReading {
    registry::SingleWriter& writer;
    registry::HolderKeyring& keyring;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
