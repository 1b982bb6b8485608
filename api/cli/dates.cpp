#include "api/cli/dates.hpp"

#include "registry/text/quoting.hpp"

namespace diachi::api::cli {

std::optional<registry::Date> day_option(const Arguments& arguments, std::string_view name) {
    const auto word = arguments.option(name);
    if (!word) return std::nullopt;
    const auto day = registry::Date::parse(*word);
    if (!day)
        throw UsageError("--" + std::string(name) + " is a day written YYYY-MM-DD, not " +
                         registry::text::in_quotes(*word));
    return day;
}

}  // namespace diachi::api::cli
