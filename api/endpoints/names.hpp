#pragma once

#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"

namespace diachi::api {

/// GET /api/v1/communes/{code}/streets: published streets and alleys, with the key that tells namesakes apart.
struct ListStreets {
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/communes/{code}/places: published hamlets and residential groups.
struct ListPlaces {
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
