#pragma once

#include <string_view>

namespace diachi::api {

/// api/openapi.yaml as compiled in.
std::string_view openapi_text();

}  // namespace diachi::api
