#include "api/dialects/addok_features.hpp"

#include <cmath>

namespace diachi::api::dialects {
namespace {

using Kind = FoundPlace::Kind;

constexpr std::string_view attribution = "diachi";
constexpr std::string_view licence = "of the registry that answers";

void begin_feature(json::Writer& writer, const FoundPlace& place) {
    writer.begin_object().key("type").string("Feature").key("geometry");
    if (place.position) {
        writer.begin_object().key("type").string("Point").key("coordinates").begin_array();
        writer.number(place.position->longitude(), 7).number(place.position->latitude(), 7);
        writer.end_array().end_object();
    } else {
        writer.null();
    }
    writer.key("properties");
}

void write_properties(json::Writer& writer, const FoundPlace& place) {
    writer.begin_object().key("label").string(place.label).key("score").number(place.score, 4);
    writer.key("id").string(addok_id(place)).key("type").string(addok_type(place));
    writer.key("name").string(addok_name(place));
    writer.string_unless_empty("housenumber", place.number);
    writer.string_unless_empty("flat", place.flat);
    writer.string_unless_empty("street", place.kind == Kind::address ? place.street : "");
    writer.string_unless_empty("locality", place.kind == Kind::address ? place.place : "");
    writer.string_unless_empty("citycode", place.commune_code);
    writer.string_unless_empty("city", place.commune);
    writer.string_unless_empty("context", place.province);
    writer.key("importance").number(place.score, 4);
    if (place.position) {
        writer.key("x").number(place.position->longitude(), 7).key("y").number(place.position->latitude(), 7);
    }
    if (place.distance_m) writer.key("distance").integer(std::lround(*place.distance_m));
    writer.key("category").string(category_word(place));
    writer.key("faults").string(reasons(place));
    if (place.kind == Kind::address) writer.key("current_id").string(place.code);
    writer.end_object();
}

std::string_view spec_type(const FoundPlace& place) {
    switch (place.kind) {
        case Kind::address:
            return "house";
        case Kind::street:
            return "street";
        case Kind::place:
            return "locality";
        case Kind::commune:
            return "city";
        case Kind::province:
            return "state";
    }
    return "";
}

void write_spec_properties(json::Writer& writer, const FoundPlace& place) {
    writer.begin_object().key("geocoding").begin_object().key("type").string(spec_type(place));
    writer.key("accuracy").integer(std::lround(place.distance_m.value_or(0)));
    writer.key("label").string(place.label).key("name").string(addok_name(place));
    writer.string_unless_empty("housenumber", place.number);
    writer.string_unless_empty("street", place.street);
    writer.string_unless_empty("locality", place.place);
    writer.string_unless_empty("city", place.commune);
    writer.string_unless_empty("state", place.province);
    writer.key("country").string("Việt Nam").end_object().end_object();
}

}  // namespace

std::string_view addok_type(const FoundPlace& place) {
    switch (place.kind) {
        case Kind::address:
            return "housenumber";
        case Kind::street:
            return "street";
        case Kind::place:
            return "locality";
        case Kind::commune:
            return "municipality";
        case Kind::province:
            return "region";
    }
    return "";
}

std::string addok_id(const FoundPlace& place) {
    if (place.kind == Kind::street) return place.code + "_s" + std::to_string(place.id);
    if (place.kind == Kind::place) return place.code + "_p" + std::to_string(place.id);
    return place.code;
}

std::string addok_name(const FoundPlace& place) {
    const std::string units = ", " + place.commune + ", " + place.province;
    const bool ends = !place.commune.empty() && place.label.size() > units.size() && place.label.ends_with(units);
    if (ends) return place.label.substr(0, place.label.size() - units.size());
    return place.kind == Kind::commune ? place.commune : place.label;
}

std::string category_word(const FoundPlace& place) {
    return place.category.empty() && !place.distance_m ? "completed" : place.category;
}

std::string reasons(const FoundPlace& place) {
    std::string text;
    for (const auto& fault : place.faults) text += (text.empty() ? "" : ";") + fault.element + ":" + fault.fault;
    return text;
}

std::string addok_collection(const std::vector<FoundPlace>& places, const AddokEcho& echo) {
    json::Writer writer;
    writer.begin_object().key("type").string("FeatureCollection").key("version").string("draft");
    writer.key("features").begin_array();
    for (const auto& place : places) {
        begin_feature(writer, place);
        write_properties(writer, place);
        writer.end_object();
    }
    writer.end_array().key("attribution").string(attribution).key("licence").string(licence);
    writer.string_unless_empty("query", echo.query);
    if (!echo.filters.empty()) {
        writer.key("filters").begin_object();
        for (const auto& [name, value] : echo.filters) writer.key(name).string(value);
        writer.end_object();
    }
    if (echo.center) {
        writer.key("center").begin_array().number(echo.center->longitude(), 7).number(echo.center->latitude(), 7);
        writer.end_array();
    }
    writer.key("limit").integer(echo.limit);
    return writer.end_object().text();
}

std::string geocodejson_collection(const std::vector<FoundPlace>& places, const std::string& query) {
    json::Writer writer;
    writer.begin_object().key("type").string("FeatureCollection").key("geocoding").begin_object();
    writer.key("version").string("0.1.0").key("licence").string(licence).key("attribution").string(attribution);
    writer.string_unless_empty("query", query);
    writer.end_object().key("features").begin_array();
    for (const auto& place : places) {
        begin_feature(writer, place);
        write_spec_properties(writer, place);
        writer.end_object();
    }
    return writer.end_array().end_object().text();
}

}  // namespace diachi::api::dialects
