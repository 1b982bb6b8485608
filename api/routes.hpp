#pragma once

#include <vector>

#include "api/http/route.hpp"
#include "api/services.hpp"

namespace diachi::api {

/// Every route of the API: api/openapi.yaml describes the same ones, and a test compares.
std::vector<http::Route> routes(const Services& services);

}  // namespace diachi::api
