#pragma once

#include <functional>

#include "api/http/response.hpp"

namespace diachi::api {

/// Runs the work of a holders' route; what speaks against it becomes its problem: 422 with the finding, 404, and 503
/// with the remedy where holders can be neither read nor written.
http::Response holder_answer(const std::function<http::Response()>& work);

}  // namespace diachi::api
