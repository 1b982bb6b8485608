#pragma once

#include <optional>
#include <string_view>

#include "api/cli/arguments.hpp"
#include "registry/date.hpp"

namespace diachi::api::cli {

/// The day that an option names; nothing when it is not given. Throws UsageError when it is no day.
std::optional<registry::Date> day_option(const Arguments& arguments, std::string_view name);

}  // namespace diachi::api::cli
