#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/request.hpp"
#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/date.hpp"

namespace diachi::api {

// Each throws Refused, naming the parameter, when the text is not what it should be.
std::optional<std::string> text_parameter(const http::Request& request, std::string_view name);
std::optional<double> number_parameter(const http::Request& request, std::string_view name);
std::optional<registry::Date> day_parameter(const http::Request& request, std::string_view name);
int limit_parameter(const http::Request& request, int otherwise, int most);
std::optional<geo::Box> box_parameter(const http::Request& request, std::string_view name);
geo::Position position_parameters(const http::Request& request);

/// With strict=1 in the query, a parameter that is not among `known` is refused.
void check_known(const http::Request& request, const std::vector<std::string_view>& known);

}  // namespace diachi::api
