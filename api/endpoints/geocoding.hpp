#pragma once

#include "api/current_map.hpp"
#include "api/current_readings.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api {

/// GET /api/v1/geocode?text=… and POST {"text": "…"}: by POST, a text stays out of other programs' logs.
struct Geocode {
    StorePool& stores;
    CurrentMap& map;
    CurrentReadings& readings;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
