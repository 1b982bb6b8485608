#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/problem.hpp"
#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/date.hpp"

namespace diachi::api {

/// A request that cannot be answered as it stands. The server turns it into its problem.
struct Refused {
    http::Problem problem;
};

/// Runs an endpoint's work; answers with problem+json what it refuses, and with 503 when the registry is too busy.
http::Response answered(const std::function<http::Response()>& work);

// Each throws Refused, naming the parameter, when the text is not what it should be.
[[noreturn]] void refuse_parameter(std::string_view name, std::string detail);
std::optional<std::string> text_parameter(const http::Request& request, std::string_view name);
std::optional<double> number_parameter(const http::Request& request, std::string_view name);
std::optional<registry::Date> day_parameter(const http::Request& request, std::string_view name);
int limit_parameter(const http::Request& request, int otherwise, int most);
std::optional<geo::Box> box_parameter(const http::Request& request, std::string_view name);
geo::Position position_parameters(const http::Request& request);

/// With strict=1 in the query, a parameter that is not among `known` is refused.
void check_known(const http::Request& request, std::initializer_list<std::string_view> known);

}  // namespace diachi::api
