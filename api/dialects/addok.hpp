#pragma once

#include "api/caller.hpp"
#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/current_map_layers.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api::dialects {

// The answers of addok, the geocoder of France's address base, so that its clients work unchanged.

/// GET /addok/search?q=…
struct AddokSearch {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// GET /addok/reverse?lat=…&lon=…
struct AddokReverse {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// POST /addok/search/csv: a form with a CSV file; the same rows come back with columns added. Each row counts against
/// the caller's rate as a request does.
struct AddokSearchCsv {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    const Callers& callers;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// POST /addok/reverse/csv
struct AddokReverseCsv {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    const Callers& callers;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api::dialects
