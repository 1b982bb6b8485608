#include "api/parameters.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "api/refused.hpp"

namespace diachi::api {
namespace {

template <typename Number>
std::optional<Number> parsed(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(value)) return std::nullopt;
    }
    return value;
}

std::string code_typed(const std::string& typed, std::string_view name, const registry::CodeScheme& scheme) {
    const auto check = scheme.check(typed);
    if (!check.well_formed) refuse_parameter(name, std::string(ill_formed_code));
    return check.code;
}

registry::Id id_typed(const std::string& typed, std::string_view name) {
    const auto id = positive_number(typed);
    if (!id) refuse_parameter(name, std::string(name) + " must be a whole number from 1");
    return *id;
}

}  // namespace

std::optional<std::int64_t> positive_number(std::string_view text) {
    const auto number = parsed<std::int64_t>(text);
    return number && *number > 0 ? number : std::nullopt;
}

registry::Id id_parameter(const http::Request& request, std::string_view name) {
    const auto found = request.path_parameters.find(name);
    return id_typed(found == request.path_parameters.end() ? "" : found->second, name);
}

std::string code_parameter(const http::Request& request, const registry::CodeScheme& scheme) {
    const auto found = request.path_parameters.find("code");
    return code_typed(found == request.path_parameters.end() ? "" : found->second, "code", scheme);
}

registry::Id after_id(const http::Request& request) {
    const auto text = text_parameter(request, "after").value_or("");
    return text.empty() || text == "0" ? 0 : id_typed(text, "after");
}

std::string after_code(const http::Request& request, const registry::CodeScheme& scheme) {
    const auto text = text_parameter(request, "after").value_or("");
    return text.empty() ? "" : code_typed(text, "after", scheme);
}

std::optional<std::string> text_parameter(const http::Request& request, std::string_view name) {
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> number_parameter(const http::Request& request, std::string_view name) {
    const auto text = text_parameter(request, name);
    if (!text) return std::nullopt;
    const auto value = parsed<double>(*text);
    if (!value) refuse_parameter(name, std::string(name) + " must be a number with a point");
    return value;
}

std::optional<registry::Date> day_parameter(const http::Request& request, std::string_view name) {
    const auto text = text_parameter(request, name);
    if (!text) return std::nullopt;
    auto day = registry::Date::parse(*text);
    if (!day) refuse_parameter(name, std::string(name) + " must be a day, written YYYY-MM-DD");
    return day;
}

int limit_parameter(const http::Request& request, int otherwise, int most) {
    const auto text = text_parameter(request, "limit");
    if (!text) return otherwise;
    const auto value = parsed<int>(*text);
    if (!value || *value < 1 || *value > most) {
        refuse_parameter("limit", "limit must lie between 1 and " + std::to_string(most));
    }
    return *value;
}

std::optional<geo::Box> box_parameter(const http::Request& request, std::string_view name) {
    const auto text = text_parameter(request, name);
    if (!text) return std::nullopt;
    std::vector<double> sides;
    std::string_view rest = *text;
    while (sides.size() < 5) {
        const auto comma = rest.find(',');
        const auto side = parsed<double>(rest.substr(0, comma));
        if (!side) break;
        sides.push_back(*side);
        if (comma == std::string_view::npos) {
            if (sides.size() != 4 || sides[0] > sides[2] || sides[1] > sides[3]) break;
            return geo::Box{sides[0], sides[1], sides[2], sides[3]};
        }
        rest.remove_prefix(comma + 1);
    }
    refuse_parameter(name, std::string(name) + " must be west,south,east,north in degrees");
}

geo::Position position_parameters(const http::Request& request) {
    const auto longitude = number_parameter(request, "longitude");
    if (!longitude) refuse_parameter("longitude", "longitude is missing");
    const auto latitude = number_parameter(request, "latitude");
    if (!latitude) refuse_parameter("latitude", "latitude is missing");
    try {
        return geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
    } catch (const std::invalid_argument&) {
        const bool longitude_fits = std::abs(*longitude) <= 180;
        refuse_parameter(longitude_fits ? "latitude" : "longitude",
                         "longitude lies between -180 and 180, latitude between -90 and 90");
    }
}

void check_known(const http::Request& request, const std::vector<std::string_view>& known) {
    const auto strict = text_parameter(request, "strict");
    if (!strict || *strict == "0") return;
    for (const auto& [name, value] : request.query) {
        if (name != "strict" && std::find(known.begin(), known.end(), name) == known.end()) {
            refuse_parameter(name, "there is no parameter of this name", "unknown-parameter");
        }
    }
}

}  // namespace diachi::api
