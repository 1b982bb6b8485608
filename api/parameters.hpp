#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/request.hpp"
#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/date.hpp"
#include "registry/id.hpp"

namespace diachi::api {

/// "17"; nothing for any other text than a whole number from 1 on.
std::optional<std::int64_t> positive_number(std::string_view text);

// Each throws Refused, naming the parameter, when the text is not what it should be.

/// In the path. A whole number from 1 on.
registry::Id id_parameter(const http::Request& request, std::string_view name);
/// "code" in the path: an address code, as it is kept, whatever way it was typed.
std::string code_parameter(const http::Request& request, const registry::CodeScheme& scheme);

// In the query; nothing when it is absent.
std::optional<std::string> text_parameter(const http::Request& request, std::string_view name);
std::optional<double> number_parameter(const http::Request& request, std::string_view name);
std::optional<registry::Date> day_parameter(const http::Request& request, std::string_view name);
int limit_parameter(const http::Request& request, int otherwise, int most);
std::optional<geo::Box> box_parameter(const http::Request& request, std::string_view name);
/// Must be there.
geo::Position position_parameters(const http::Request& request);
/// Of a list by ids, "after": the last one already seen, 0 for the first page.
registry::Id after_id(const http::Request& request);
/// Of a list by codes; empty for the first page.
std::string after_code(const http::Request& request, const registry::CodeScheme& scheme);

/// Of rows of which one more was read than a page holds: leaves the page, and says whether there was one more.
template <typename Row>
bool cut_to_page(std::vector<Row>& rows, int limit) {
    const bool more = rows.size() > static_cast<std::size_t>(limit);
    if (more) rows.pop_back();
    return more;
}

/// With strict=1 in the query, a parameter that is not among `known` is refused.
void check_known(const http::Request& request, const std::vector<std::string_view>& known);

}  // namespace diachi::api
