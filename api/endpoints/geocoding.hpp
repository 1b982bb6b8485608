#pragma once

#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/current_map_layers.hpp"
#include "api/current_readings.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api {

/// GET /api/v1/geocode?text=… and POST {"text": "…"}, or the parts of an address instead of the text. By POST, they
/// stay out of other programs' logs.
struct Geocode {
    StorePool& stores;
    CurrentMap& map;
    CurrentReadings& readings;
    CurrentAddresses& addresses;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/reverse?longitude=…&latitude=…: what stands around a point, and what holds it.
struct Reverse {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/autocomplete?text=…&caret=…: what the text in a box could become.
struct Autocomplete {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
