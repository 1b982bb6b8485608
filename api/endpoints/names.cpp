#include "api/endpoints/names.hpp"

#include <algorithm>

#include "api/json/writer.hpp"
#include "api/parameters.hpp"

namespace diachi::api {
namespace {

using registry::Gazetteer;
using registry::Id;

Id commune_asked(const http::Request& request, const Gazetteer& gazetteer) {
    const auto& code = request.path_parameters.at("code");
    const auto today = registry::Date::today();
    for (const auto& unit : gazetteer.units) {
        if (unit.level == registry::Level::commune && unit.code == code && unit.valid.holds(today)) return unit.unit;
    }
    throw Refused{{.code = "not-found", .detail = "no commune in force has this code", .pointer = {},
                   .parameter = "code", .extensions = {}}};
}

bool lies_in(const std::vector<Id>& communes, Id commune) {
    return std::find(communes.begin(), communes.end(), commune) != communes.end();
}

/// What the communes of before were called that a street or place lies in.
void write_former(json::Writer& writer, const Gazetteer& gazetteer, const std::vector<Id>& communes) {
    writer.key("former_communes").begin_array();
    for (const auto& unit : gazetteer.units) {
        if (unit.valid.to && lies_in(communes, unit.unit)) writer.string(unit.name);
    }
    writer.end_array();
}

template <typename Stored>
http::Response listed(const std::string& member, const std::vector<Stored>& all, Id commune,
                      const Gazetteer& gazetteer) {
    json::Writer writer;
    writer.begin_object().key(member).begin_array();
    for (const auto& stored : all) {
        if (!lies_in(stored.facts.communes, commune)) continue;
        writer.begin_object().key("key").string(stored.source_key).key("name").string(stored.facts.name);
        write_former(writer, gazetteer, stored.facts.communes);
        writer.end_object();
    }
    writer.end_array().end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response ListStreets::operator()(const http::Request& request) const {
    return answered([&] {
        const auto snapshot = geocoder.get();
        const Id commune = commune_asked(request, snapshot->gazetteer());
        return listed("streets", stores.lease()->thoroughfares(), commune, snapshot->gazetteer());
    });
}

http::Response ListPlaces::operator()(const http::Request& request) const {
    return answered([&] {
        const auto snapshot = geocoder.get();
        const Id commune = commune_asked(request, snapshot->gazetteer());
        return listed("places", stores.lease()->places(), commune, snapshot->gazetteer());
    });
}

}  // namespace diachi::api
