#pragma once

#include "api/current_map.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api {

/// GET /api/v1/numbers/next?commune=&street=|street_key=|place=|place_key=&longitude=&latitude=[&parent_code=&floor=]
struct ProposeNumber {
    StorePool& stores;
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
