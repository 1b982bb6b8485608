#pragma once

#include <vector>

#include "api/http/route.hpp"
#include "api/route_row.hpp"
#include "api/services.hpp"

namespace diachi::api {

/// Every route of the API: api/openapi.yaml describes the same ones, and a test compares.
std::vector<RouteRow> route_rows(const Services& services);

/// The same, guarded, as the server takes them.
std::vector<http::Route> routes(const Services& services);

}  // namespace diachi::api
