#include "api/dialects/nominatim.hpp"

#include <algorithm>
#include <array>

#include "api/dialects/nominatim_items.hpp"
#include "api/dialects/place_finder.hpp"
#include "api/dialects/point_parameters.hpp"
#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::api::dialects {
namespace {

constexpr int default_limit = 10;
constexpr int most_results = 40;
constexpr double reverse_radius_m = 500;
constexpr std::size_t most_ids = 50;
constexpr int street_zoom = 17;  ///< of a map: from here on a house is asked for

std::string given(const http::Request& request, std::string_view name) {
    return text_parameter(request, name).value_or("");
}

NominatimOptions options_asked(const http::Request& request, bool details_by_itself) {
    if (!given(request, "json_callback").empty()) {
        refuse_parameter("json_callback", "answers are JSON, not scripts: ask with fetch instead");
    }
    NominatimOptions options;
    const auto format = text_parameter(request, "format").value_or("jsonv2");
    if (format == "json") {
        options.format = NominatimFormat::json;
    } else if (format == "geojson") {
        options.format = NominatimFormat::geojson;
    } else if (format == "geocodejson") {
        options.format = NominatimFormat::geocodejson;
    } else if (format != "jsonv2") {
        refuse_parameter("format", "format is json, jsonv2, geojson or geocodejson");
    }
    const auto details = given(request, "addressdetails");
    options.address_details = details.empty() ? details_by_itself : details != "0";
    return options;
}

/// Too many are cut to the most, as its clients expect.
std::size_t limit_asked(const http::Request& request) {
    const auto text = given(request, "limit");
    if (text.empty()) return default_limit;
    const auto number = positive_number(text);
    if (!number) refuse_parameter("limit", "limit must be a whole number from 1");
    return static_cast<std::size_t>(std::min<std::int64_t>(*number, most_results));
}

/// "x1,y1,x2,y2", any two corners.
std::optional<geo::Box> view_asked(const http::Request& request) {
    const auto text = given(request, "viewbox");
    if (text.empty()) return std::nullopt;
    std::array<std::string, 4> sides;
    std::size_t at = 0;
    for (auto& side : sides) {
        const auto end = std::min(text.find(',', at), text.size());
        side = text.substr(std::min(at, text.size()), end - std::min(at, end));
        at = end + 1;
    }
    const auto one = point_of(sides[1], sides[0]);
    const auto other = point_of(sides[3], sides[2]);
    if (!one || !other) refuse_parameter("viewbox", "viewbox must be x1,y1,x2,y2 in degrees, longitude first");
    return geo::Box{std::min(one->longitude(), other->longitude()), std::min(one->latitude(), other->latitude()),
                    std::max(one->longitude(), other->longitude()), std::max(one->latitude(), other->latitude())};
}

bool lies_in(const FoundPlace& place, const geo::Box& box) {
    return place.position && box.contains({place.position->longitude(), place.position->latitude()});
}

/// Whether the country that is asked for is this one.
bool of_this_country(const http::Request& request) {
    const auto codes = text_parameter(request, "countrycodes");
    if (codes && !codes->empty()) {
        const std::string listed = "," + registry::text::folded(*codes) + ",";
        if (listed.find(",vn,") == std::string::npos) return false;
    }
    auto country = registry::text::folded(given(request, "country"));
    std::erase(country, ' ');
    return country.empty() || country == "vietnam" || country == "vn";
}

/// Street, city, county, state: small to large, as an address is written here. What a city is depends: a province-city
/// or a ward; the text is read as it says.
std::string text_asked(const http::Request& request) {
    const auto query = given(request, "q");
    const std::array<std::string_view, 5> parts{"amenity", "street", "city", "county", "state"};
    std::string text;
    for (const auto name : parts) {
        const auto part = given(request, name);
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    }
    if (!query.empty() && !text.empty()) {
        refuse_parameter("q", "give either q or street, city, county and state, not both");
    }
    if (query.empty() && text.empty() && given(request, "country").empty() && given(request, "postalcode").empty()) {
        refuse_parameter("q", "q is missing: the address to find");
    }
    return query.empty() ? text : query;
}

std::vector<FoundPlace> found(PlaceFinder& finder, const std::string& text, std::size_t limit,
                              const std::optional<geo::Box>& view, bool bounded) {
    if (text.empty()) return {};
    auto places = finder.meant(text, most_results);
    if (view && bounded) std::erase_if(places, [&](const FoundPlace& place) { return !lies_in(place, *view); });
    if (view && !bounded)
        std::stable_partition(places.begin(), places.end(), [&](const auto& place) { return lies_in(place, *view); });
    if (places.size() > limit) places.resize(limit);
    return places;
}

/// "N100000002847"
std::optional<FoundPlace> with_id(PlaceFinder& finder, registry::Store& store, const PublishedMap& map,
                                  const std::string& id) {
    const auto number = id.empty() ? std::nullopt : positive_number(std::string_view(id).substr(1));
    if (!number) refuse_parameter("osm_ids", "osm_ids are N, W or R and a number, joined by commas");
    const auto first_commune = [&](const std::vector<registry::Id>& communes) -> std::optional<registry::Id> {
        const auto today = std::find_if(communes.begin(), communes.end(),
                                        [&](registry::Id commune) { return map.unit_today(commune) != nullptr; });
        return today == communes.end() ? std::nullopt : std::optional(*today);
    };
    const char type = id.front();
    if (type == 'N' && *number >= smallest_address_code) return finder.address(std::to_string(*number));
    if (type == 'N') {
        const auto* place = map.place(*number);
        return place == nullptr ? std::nullopt : finder.place(*number, first_commune(place->communes));
    }
    if (type == 'W') {
        const auto* street = map.street(*number);
        return street == nullptr ? std::nullopt : finder.street(*number, first_commune(street->communes));
    }
    if (type != 'R') refuse_parameter("osm_ids", "osm_ids are N, W or R and a number, joined by commas");
    constexpr std::size_t commune_digits = 5;
    constexpr std::int64_t most_provinces = 99;
    if (*number <= most_provinces) return finder.province((*number < 10 ? "0" : "") + std::to_string(*number));
    std::string code = std::to_string(*number);
    if (code.size() < commune_digits) code.insert(0, commune_digits - code.size(), '0');
    const auto commune = store.commune_in_force(code, registry::Date::today());
    return commune ? finder.unit(*commune) : std::nullopt;
}

}  // namespace

http::Response NominatimSearch::operator()(const http::Request& request) const {
    auto options = options_asked(request, false);
    options.query = text_asked(request);
    const auto limit = limit_asked(request);
    const auto view = view_asked(request);
    const bool bounded = given(request, "bounded") == "1";
    if (!of_this_country(request)) return nominatim_answer({}, options);
    const auto current = map.get();
    const auto issued = addresses.get();
    const auto shapes = layers.get();
    const auto store = stores.lease();
    PlaceFinder finder(*current, *issued, *store, shapes.get());
    return nominatim_answer(found(finder, options.query, limit, view, bounded), options);
}

http::Response NominatimReverse::operator()(const http::Request& request) const {
    auto options = options_asked(request, true);
    options.single = options.format == NominatimFormat::json || options.format == NominatimFormat::jsonv2;
    const auto point = point_parameters(request);
    if (!point) refuse_parameter("lat", "lat and lon are missing");
    const auto zoom = text_parameter(request, "zoom");
    std::optional<std::int64_t> level = street_zoom + 1;
    if (zoom) level = *zoom == "0" ? 0 : positive_number(*zoom);
    if (!level) refuse_parameter("zoom", "zoom is a whole number from 0");
    const auto current = map.get();
    const auto issued = addresses.get();
    const auto shapes = layers.get();
    const auto store = stores.lease();
    PlaceFinder finder(*current, *issued, *store, shapes.get());
    // A map far out shows no houses: then the commune is meant.
    return nominatim_answer(finder.around(*point, *level < street_zoom ? 0 : 1, reverse_radius_m), options);
}

http::Response NominatimLookup::operator()(const http::Request& request) const {
    const auto options = options_asked(request, true);
    const auto ids = given(request, "osm_ids");
    if (ids.empty()) refuse_parameter("osm_ids", "osm_ids are missing");
    if (static_cast<std::size_t>(std::count(ids.begin(), ids.end(), ',')) >= most_ids) {
        refuse_parameter("osm_ids", "at most 50 osm_ids a request");
    }
    const auto current = map.get();
    const auto issued = addresses.get();
    const auto shapes = layers.get();
    const auto store = stores.lease();
    PlaceFinder finder(*current, *issued, *store, shapes.get());
    std::vector<FoundPlace> places;
    for (std::size_t at = 0; at <= ids.size();) {
        const auto end = std::min(ids.find(',', at), ids.size());
        if (auto one = with_id(finder, *store, *current, ids.substr(at, end - at))) places.push_back(std::move(*one));
        at = end + 1;
    }
    return nominatim_answer(places, options);
}

http::Response NominatimStatus::operator()(const http::Request& request) const {
    const auto format = text_parameter(request, "format").value_or("text");
    if (format == "text") return {200, "text/plain; charset=utf-8", "OK", {}};
    if (format != "json") refuse_parameter("format", "format is text or json");
    json::Writer writer;
    writer.begin_object().key("status").integer(0).key("message").string("OK");
    writer.key("software_version").string("diachi");
    writer.key("map_revision").integer(map.get()->revision()).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api::dialects
