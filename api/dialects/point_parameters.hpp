#pragma once

#include <optional>

#include "api/http/request.hpp"
#include "geo/position.hpp"

namespace diachi::api::dialects {

/// "lat" and "lon" (also "lng", "long", "longitude", "latitude"), both or none. Throws Refused (400) otherwise.
std::optional<geo::Position> point_parameters(const http::Request& request);

/// The point of two texts. Nothing when they are no numbers or no place on earth.
std::optional<geo::Position> point_of(const std::string& latitude, const std::string& longitude);

}  // namespace diachi::api::dialects
