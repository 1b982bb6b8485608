#pragma once

#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api {

/// GET /api/v1/geocode?text=… and POST {"text": "…"}: by POST, a text stays out of other programs' logs.
struct Geocode {
    StorePool& stores;
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
