#pragma once

#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/current_map_layers.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api::dialects {

// The answers of Nominatim, OpenStreetMap's geocoder, so that its clients work unchanged.

/// GET /nominatim/search?q=… or street, city, county, state
struct NominatimSearch {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// GET /nominatim/reverse?lat=…&lon=…
struct NominatimReverse {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// GET /nominatim/lookup?osm_ids=N100000002847,W17,R98004: see nominatim_items.hpp
struct NominatimLookup {
    StorePool& stores;
    CurrentMap& map;
    CurrentAddresses& addresses;
    CurrentMapLayers& layers;
    http::Response operator()(const http::Request& request) const;
};

/// GET /nominatim/status
struct NominatimStatus {
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api::dialects
