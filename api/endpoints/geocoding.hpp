#pragma once

#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"

namespace diachi::api {

/// GET /api/v1/geocode?text=… and POST {"text": "…"}: by POST, a text stays out of other programs' logs.
struct Geocode {
    CurrentMap& map;
    CurrentAddresses& addresses;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
