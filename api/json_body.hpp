#pragma once

#include <string>

#include "api/json/reader.hpp"

namespace diachi::api {

/// The JSON object that a body must be. Throws Refused: 413 above 1 MiB, and 400 with line and column where it is no
/// JSON or nested too deeply.
json::Document object_in(const std::string& body);

}  // namespace diachi::api
