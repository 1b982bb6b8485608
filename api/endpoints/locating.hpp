#pragma once

#include "api/current_map.hpp"
#include "api/current_map_layers.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api {

/// GET /api/v1/locate?longitude=&latitude=&as_of=: commune, now and before, and parcel of a point.
struct Locate {
    StorePool& stores;
    CurrentMap& map;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
