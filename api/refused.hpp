#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "api/http/problem.hpp"
#include "api/http/response.hpp"
#include "registry/lifecycle/not_possible.hpp"

namespace diachi::api {

/// A request that cannot be answered as it stands. The server turns it into its problem.
struct Refused {
    http::Problem problem;
};

// Each throws Refused. `detail` is one of our own sentences.
[[noreturn]] void refuse(std::string_view code, std::string detail);
/// `name`: of a parameter in path or query.
[[noreturn]] void refuse_parameter(std::string_view name, std::string detail,
                                   std::string_view code = "invalid-parameter");
/// `pointer`: to a member of the body, see json::pointer_to; "" is the whole body.
[[noreturn]] void refuse_member(std::string pointer, std::string detail);

inline constexpr std::string_view ill_formed_code = "an address code has 12 digits";

/// Why the registry does not allow it, in both languages.
http::Problem problem_of(const registry::NotPossible& reason);

/// Runs the work of an endpoint; answers with problem+json what it refuses, and with 503 when the registry is too busy.
http::Response answered(const std::function<http::Response()>& work);

}  // namespace diachi::api
