#pragma once

#include <string>

namespace diachi::api::cli {

/// "EPSG:5897" or "5897" → 5897. Throws UsageError otherwise.
int epsg_code(const std::string& word);

}  // namespace diachi::api::cli
