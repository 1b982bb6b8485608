
#include "api/endpoints/geocoding.hpp"
#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/location.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {
namespace {

constexpr double default_radius_m = 100;
constexpr double largest_radius_m = 1000;
constexpr int default_limit = 5;
constexpr int most_addresses = 20;

struct Around {
    std::vector<registry::geocoding::NearAddress> addresses;
    registry::Location location;
};

double radius_asked(const http::Request& request) {
    const double radius = number_parameter(request, "radius").value_or(default_radius_m);
    if (radius <= 0 || radius > largest_radius_m) {
        refuse_parameter("radius", "radius must lie above 0 and at most 1000, in metres");
    }
    return radius;
}

std::optional<double> uncertainty(const Around& around, const registry::geocoding::MapCentres& centres) {
    if (!around.addresses.empty()) {
        const auto& nearest = around.addresses.front();
        return nearest.metres + nearest.address.accuracy_m.value_or(0);
    }
    if (!around.location.parcels.empty() || around.location.communes.empty()) return std::nullopt;
    const auto centre = centres.of_unit(around.location.communes.front().commune.unit);
    return centre ? std::optional(centre->uncertainty_m) : std::nullopt;
}

std::string_view level(const Around& around) {
    if (!around.addresses.empty()) return "address";
    if (!around.location.parcels.empty()) return "parcel";
    return around.location.communes.empty() ? "none" : "commune";
}

void write(json::Writer& writer, const registry::UnitVersion& unit) {
    writer.begin_object().key("code").string(unit.code).key("name").string(unit.name).end_object();
}

void write(json::Writer& writer, const registry::geocoding::KnownAddress& address, double metres) {
    writer.begin_object().key("code").string(address.code).key("label").string(address.label);
    writer.key("distance_m").number(metres, 1);
    writer.key("longitude").number(address.position.longitude(), 7);
    writer.key("latitude").number(address.position.latitude(), 7);
    writer.key("accuracy_m");
    address.accuracy_m ? writer.number(*address.accuracy_m, 2) : writer.null();
    writer.end_object();
}

std::string json_of(const Around& around, const registry::geocoding::MapCentres& centres) {
    json::Writer writer;
    writer.begin_object().key("level").string(level(around)).key("uncertainty_m");
    const auto metres = uncertainty(around, centres);
    metres ? writer.number(*metres, 0) : writer.null();
    writer.key("addresses").begin_array();
    for (const auto& [address, distance] : around.addresses) write(writer, address, distance);
    writer.end_array().key("parcels").begin_array();
    for (const auto& parcel : around.location.parcels) {
        writer.begin_object().key("surveying_unit").string(parcel.key.surveying_unit);
        writer.key("sheet").string(parcel.key.sheet).key("number").string(parcel.key.number).end_object();
    }
    writer.end_array().key("communes").begin_array();
    for (const auto& here : around.location.communes) {
        writer.begin_object().key("code").string(here.commune.code).key("name").string(here.commune.name);
        writer.key("province");
        if (here.province) {
            write(writer, *here.province);
        } else {
            writer.null();
        }
        writer.end_object();
    }
    return writer.end_array().end_object().text();
}

}  // namespace

http::Response Reverse::operator()(const http::Request& request) const {
    const auto position = position_parameters(request);
    const auto limit = static_cast<std::size_t>(limit_parameter(request, default_limit, most_addresses));
    const double radius = radius_asked(request);
    const auto today = registry::Date::today();
    const auto current = map.get();
    const Around around{addresses.get()->nearest(position, limit, radius),
                        registry::locate(*stores.lease(), current->gazetteer(), position, today, layers.get().get())};
    return {200, "application/json", json_of(around, *current->centres()), {}};
}

}  // namespace diachi::api
