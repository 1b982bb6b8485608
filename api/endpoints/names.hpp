#pragma once

#include "api/current_geocoder.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api {

/// GET /api/v1/communes/{code}/streets: published streets and alleys, with the key that tells namesakes apart.
struct ListStreets {
    StorePool& stores;
    CurrentGeocoder& geocoder;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/communes/{code}/places: published hamlets and residential groups.
struct ListPlaces {
    StorePool& stores;
    CurrentGeocoder& geocoder;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
