#include "api/dialects/point_parameters.hpp"

#include <charconv>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include "api/parameters.hpp"
#include "api/refused.hpp"

namespace diachi::api::dialects {
namespace {

std::optional<std::string> first_given(const http::Request& request, std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        auto text = text_parameter(request, name);
        if (text && !text->empty()) return text;
    }
    return std::nullopt;
}

std::optional<double> degrees(const std::string& text, double most) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(std::abs(value) <= most)) return std::nullopt;
    return value;
}

}  // namespace

std::optional<geo::Position> point_of(const std::string& latitude, const std::string& longitude) {
    const auto north = degrees(latitude, 90);
    const auto east = degrees(longitude, 180);
    if (!north || !east) return std::nullopt;
    return geo::Position::at(geo::Longitude{*east}, geo::Latitude{*north});
}

std::optional<geo::Position> point_parameters(const http::Request& request) {
    const auto latitude = first_given(request, {"lat", "latitude"});
    const auto longitude = first_given(request, {"lon", "lng", "long", "longitude"});
    if (!latitude && !longitude) return std::nullopt;
    if (!latitude) refuse_parameter("lat", "lat is missing beside lon");
    if (!longitude) refuse_parameter("lon", "lon is missing beside lat");
    auto point = point_of(*latitude, *longitude);
    if (!point) {
        refuse_parameter(degrees(*latitude, 90) ? "lon" : "lat",
                         "lat must be a number between -90 and 90, lon between -180 and 180");
    }
    return point;
}

}  // namespace diachi::api::dialects
