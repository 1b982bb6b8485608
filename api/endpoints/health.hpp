#pragma once

#include "api/current_map.hpp"
#include "api/http/metrics.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/store_pool.hpp"

namespace diachi::api {

/// GET /health/live: the process answers.
struct ReadLiveness {
    http::Response operator()(const http::Request& request) const;
};

/// GET /health/ready: the registry can be read; says which revisions are served.
struct ReadReadiness {
    StorePool& stores;
    CurrentMap& map;
    http::Response operator()(const http::Request& request) const;
};

/// GET /metrics, for Prometheus.
struct ReadMetrics {
    http::Metrics& metrics;
    http::Response operator()(const http::Request& request) const;
};

/// GET /api/v1/openapi.yaml
struct ReadDescription {
    http::Response operator()(const http::Request& request) const;
};

}  // namespace diachi::api
