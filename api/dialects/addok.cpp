#include "api/dialects/addok.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "api/dialects/addok_features.hpp"
#include "api/dialects/place_finder.hpp"
#include "api/dialects/point_parameters.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/text/letters.hpp"

namespace diachi::api::dialects {
namespace {

constexpr std::size_t longest_query = 200;  ///< characters
constexpr int default_limit = 5;
constexpr int most_features = 100;
constexpr double reverse_radius_m = 1000;

std::string query_asked(const http::Request& request) {
    auto query = text_parameter(request, "q").value_or("");
    if (query.find_first_not_of(' ') == std::string::npos) refuse_parameter("q", "q is missing: the address to find");
    if (registry::text::code_points_in(query) > longest_query) {
        refuse_parameter("q", "q must have at most 200 characters", "payload-too-large");
    }
    return query;
}

/// "street housenumber": either of them.
bool is_among(const std::string& words, const std::string& value) {
    std::size_t at = 0;
    while (at < words.size()) {
        const auto end = std::min(words.find(' ', at), words.size());
        if (words.compare(at, end - at, value) == 0) return true;
        at = end + 1;
    }
    return false;
}

/// There are no postcodes: a filter by one says nothing of any address, and is left out.
struct Filters {
    std::string type;
    std::string citycode;

    [[nodiscard]] bool any() const { return !type.empty() || !citycode.empty(); }
    [[nodiscard]] bool hold(const FoundPlace& place) const {
        return (type.empty() || is_among(type, std::string(addok_type(place)))) &&
               (citycode.empty() || is_among(citycode, place.commune_code));
    }
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> applied() const {
        std::vector<std::pair<std::string, std::string>> all;
        if (!type.empty()) all.emplace_back("type", type);
        if (!citycode.empty()) all.emplace_back("citycode", citycode);
        return all;
    }
};

Filters filters_asked(const http::Request& request) {
    return {text_parameter(request, "type").value_or(""), text_parameter(request, "citycode").value_or("")};
}

http::Response answer(const http::Request& request, const std::vector<FoundPlace>& places, const AddokEcho& echo) {
    const auto format = text_parameter(request, "format").value_or("");
    if (format == "geocodejson") {
        return {200, "application/json", geocodejson_collection(places, echo.query), {}};
    }
    if (!format.empty() && format != "geojson" && format != "json") {
        refuse_parameter("format", "format is geojson or geocodejson");
    }
    return {200, "application/json", addok_collection(places, echo), {}};
}

/// What the text means; what it could become where that is not certain.
std::vector<FoundPlace> found(PlaceFinder& finder, const std::string& query, const Filters& filters,
                              const std::optional<geo::Position>& center, bool completing, std::size_t limit) {
    auto places = finder.meant(query, most_features);
    const bool certain = !places.empty() && (places.front().category == "A" || places.front().category == "B");
    std::erase_if(places, [&](const FoundPlace& place) { return !filters.hold(place); });
    if ((!certain || places.empty()) && completing) {
        for (auto& one : finder.completed(query, center, filters.any() ? most_features / 5 : limit)) {
            const auto same = [&](const FoundPlace& other) { return addok_id(other) == addok_id(one); };
            if (filters.hold(one) && std::none_of(places.begin(), places.end(), same)) places.push_back(std::move(one));
        }
        std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    }
    if (places.size() > limit) places.resize(limit);
    return places;
}

}  // namespace

http::Response AddokSearch::operator()(const http::Request& request) const {
    const auto query = query_asked(request);
    const int limit = limit_parameter(request, default_limit, most_features);
    const auto center = point_parameters(request);
    const auto filters = filters_asked(request);
    const bool completing = text_parameter(request, "autocomplete").value_or("1") != "0";
    const auto current = map.get();
    const auto issued = addresses.get();
    const auto shapes = layers.get();
    const auto store = stores.lease();
    PlaceFinder finder(*current, *issued, *store, shapes.get());
    const auto places = found(finder, query, filters, center, completing, static_cast<std::size_t>(limit));
    return answer(request, places, {query, filters.applied(), center, limit});
}

http::Response AddokReverse::operator()(const http::Request& request) const {
    const auto center = point_parameters(request);
    if (!center) refuse_parameter("lat", "lat and lon are missing");
    const int limit = limit_parameter(request, 1, most_features);
    const auto filters = filters_asked(request);
    const auto current = map.get();
    const auto issued = addresses.get();
    const auto shapes = layers.get();
    const auto store = stores.lease();
    PlaceFinder finder(*current, *issued, *store, shapes.get());
    auto places =
        finder.around(*center, filters.any() ? most_features : static_cast<std::size_t>(limit), reverse_radius_m);
    std::erase_if(places, [&](const FoundPlace& place) { return !filters.hold(place); });
    if (places.size() > static_cast<std::size_t>(limit)) places.resize(static_cast<std::size_t>(limit));
    return answer(request, places, {"", filters.applied(), center, limit});
}

}  // namespace diachi::api::dialects
