#pragma once

#include <functional>
#include <string_view>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "registry/id.hpp"

namespace diachi::api {

/// Runs the work of a holders' route; what speaks against it becomes its problem: 422 with the finding, 404, and 503
/// with the remedy where holders can be neither read nor written.
http::Response holder_answer(const std::function<http::Response()>& work);

/// An id in the path. Throws Refused when it is none.
registry::Id id_asked(const http::Request& request, std::string_view parameter);

}  // namespace diachi::api
