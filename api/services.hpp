#pragma once

#include "api/current_geocoder.hpp"
#include "api/http/metrics.hpp"
#include "api/store_pool.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// What endpoints work with.
struct Services {
    StorePool& stores;
    CurrentGeocoder& geocoder;
    registry::SingleWriter& writer;
    http::Metrics& metrics;
};

}  // namespace diachi::api
