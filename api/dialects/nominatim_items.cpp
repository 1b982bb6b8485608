#include "api/dialects/nominatim_items.hpp"

#include <array>
#include <charconv>

#include "api/dialects/addok_features.hpp"
#include "api/json/writer.hpp"
#include "registry/text/decimal.hpp"

namespace diachi::api::dialects {
namespace {

using Kind = FoundPlace::Kind;

constexpr std::string_view licence = "Data of the registry that answers";

/// How Nominatim files a kind of thing.
struct Filing {
    std::string_view category;
    std::string_view type;
    std::string_view address_type;
    int rank;
};

bool begins(const std::string& text, std::string_view with) {
    return text.starts_with(with);
}

/// A ward is a suburb of its city, a commune in the country a village.
std::string_view commune_type(const std::string& name) {
    if (begins(name, "Phường")) return "suburb";
    return begins(name, "Xã") ? "village" : "municipality";
}

std::string_view province_type(const std::string& name) {
    return begins(name, "Thành phố") ? "city" : "state";
}

Filing filing(const FoundPlace& place) {
    switch (place.kind) {
        case Kind::address:
            return {"place", "house", "place", 30};
        case Kind::street:
            return {"highway", "residential", "road", 26};
        case Kind::place:
            return {"place", "hamlet", "hamlet", 20};
        case Kind::commune:
            return {"boundary", "administrative", commune_type(place.commune), 16};
        case Kind::province:
            return {"boundary", "administrative", province_type(place.province), 8};
    }
    return {};
}

std::string degrees(double value) {
    return registry::text::decimal(value, 7);
}

std::int64_t number_in(const std::string& code) {
    std::int64_t number = 0;
    std::from_chars(code.data(), code.data() + code.size(), number);
    return number;
}

std::string name_of(const FoundPlace& place) {
    if (place.kind == Kind::address) return "";
    return place.kind == Kind::province ? place.province : addok_name(place);
}

void write_address(json::Writer& writer, const FoundPlace& place) {
    writer.begin_object();
    writer.string_unless_empty("house_number", place.number);
    writer.string_unless_empty("unit", place.flat);
    writer.string_unless_empty("road", place.street);
    writer.string_unless_empty("hamlet", place.place);
    writer.string_unless_empty(commune_type(place.commune), place.commune);
    writer.string_unless_empty(province_type(place.province), place.province);
    writer.key("country").string("Việt Nam").key("country_code").string("vn").end_object();
}

void write_ids(json::Writer& writer, const FoundPlace& place) {
    const auto id = nominatim_id(place);
    writer.key("place_id").integer(id.number * 4 + (id.type == 'N' ? 0 : id.type == 'W' ? 1 : 2));
    writer.key("osm_type").string(id.type == 'N' ? "node" : id.type == 'W' ? "way" : "relation");
    writer.key("osm_id").integer(id.number);
}

void write_names(json::Writer& writer, const FoundPlace& place, const NominatimOptions& options) {
    const auto filed = filing(place);
    writer.key(options.format == NominatimFormat::json ? "class" : "category").string(filed.category);
    writer.key("type").string(filed.type).key("place_rank").integer(filed.rank);
    writer.key("importance").number(place.score, 4).key("addresstype").string(filed.address_type);
    writer.key("name").string(name_of(place)).key("display_name").string(place.label);
    if (options.address_details) {
        writer.key("address");
        write_address(writer, place);
    }
    if (place.kind == Kind::address) writer.key("code").string(place.code);
    writer.string_unless_empty("match", place.category);
}

void write_item(json::Writer& writer, const FoundPlace& place, const NominatimOptions& options) {
    writer.begin_object();
    write_ids(writer, place);
    writer.key("licence").string(licence);
    writer.key("lat").string(degrees(place.position->latitude()));
    writer.key("lon").string(degrees(place.position->longitude()));
    write_names(writer, place, options);
    const auto box = extent(place);
    writer.key("boundingbox").begin_array();
    for (const double side : {box.min_y, box.max_y, box.min_x, box.max_x}) writer.string(degrees(side));
    writer.end_array().end_object();
}

void write_feature(json::Writer& writer, const FoundPlace& place, const NominatimOptions& options) {
    writer.begin_object().key("type").string("Feature").key("properties").begin_object();
    if (options.format == NominatimFormat::geocodejson) writer.key("geocoding").begin_object();
    write_ids(writer, place);
    if (options.format == NominatimFormat::geocodejson) {
        writer.key("type").string(place.kind == Kind::address ? "house" : addok_type(place));
        writer.key("accuracy").integer(0).key("label").string(place.label).key("name").string(name_of(place));
        writer.string_unless_empty("housenumber", place.number);
        writer.string_unless_empty("street", place.street);
        writer.string_unless_empty("locality", place.place);
        writer.string_unless_empty("city", place.commune);
        writer.string_unless_empty("state", place.province);
        writer.key("country").string("Việt Nam").key("country_code").string("vn").end_object();
    } else {
        write_names(writer, place, options);
    }
    const auto box = extent(place);
    writer.end_object().key("bbox").begin_array();
    for (const double side : {box.min_x, box.min_y, box.max_x, box.max_y}) writer.number(side, 7);
    writer.end_array().key("geometry").begin_object().key("type").string("Point").key("coordinates").begin_array();
    writer.number(place.position->longitude(), 7).number(place.position->latitude(), 7);
    writer.end_array().end_object().end_object();
}

std::string collection(const std::vector<FoundPlace>& places, const NominatimOptions& options) {
    json::Writer writer;
    writer.begin_object().key("type").string("FeatureCollection");
    if (options.format == NominatimFormat::geocodejson) {
        writer.key("geocoding").begin_object().key("version").string("0.1.0").key("attribution").string("diachi");
        writer.key("licence").string(licence).key("query").string(options.query).end_object();
    } else {
        writer.key("licence").string(licence);
    }
    writer.key("features").begin_array();
    for (const auto& place : places) write_feature(writer, place, options);
    return writer.end_array().end_object().text();
}

std::string items(const std::vector<FoundPlace>& places, const NominatimOptions& options) {
    json::Writer writer;
    if (options.single) {
        write_item(writer, places.front(), options);
        return writer.text();
    }
    writer.begin_array();
    for (const auto& place : places) write_item(writer, place, options);
    return writer.end_array().text();
}

}  // namespace

NominatimId nominatim_id(const FoundPlace& place) {
    switch (place.kind) {
        case Kind::address:
            return {'N', number_in(place.code)};
        case Kind::street:
            return {'W', place.id};
        case Kind::place:
            return {'N', place.id};
        case Kind::commune:
        case Kind::province:
            return {'R', number_in(place.code)};
    }
    return {'R', 0};
}

http::Response nominatim_answer(const std::vector<FoundPlace>& places, const NominatimOptions& options) {
    std::vector<FoundPlace> placed;
    for (const auto& place : places)
        if (place.position) placed.push_back(place);
    if (placed.empty() && options.single) {
        return {200, "application/json", R"({"error":"Unable to geocode"})", {}};
    }
    const bool features = options.format == NominatimFormat::geojson || options.format == NominatimFormat::geocodejson;
    return {200, "application/json", features ? collection(placed, options) : items(placed, options), {}};
}

}  // namespace diachi::api::dialects
