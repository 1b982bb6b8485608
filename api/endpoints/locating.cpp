#include "api/endpoints/locating.hpp"

#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "registry/location.hpp"

namespace diachi::api {
namespace {

void write(json::Writer& writer, const registry::Location::InCommune& here) {
    writer.begin_object().key("code").string(here.commune.code).key("name").string(here.commune.name);
    writer.key("province");
    here.province ? writer.string(here.province->name) : writer.null();
    writer.key("former").begin_array();
    for (const auto& former : here.former) {
        writer.begin_object().key("code").string(former.unit.code).key("name").string(former.unit.name);
        writer.key("whole").boolean(former.whole).key("until").string(former.until.iso());
        writer.key("document").string(former.document).end_object();
    }
    writer.end_array().end_object();
}

void write(json::Writer& writer, const registry::ParcelOfPoint& parcel) {
    writer.begin_object().key("surveying_unit").string(parcel.key.surveying_unit);
    writer.key("sheet").string(parcel.key.sheet).key("number").string(parcel.key.number);
    writer.key("land_use").string(parcel.land_use).end_object();
}

}  // namespace

http::Response Locate::operator()(const http::Request& request) const {
    const auto position = position_parameters(request);
    const auto day = day_parameter(request, "as_of").value_or(registry::Date::today());
    const auto current = map.get();
    const auto store = stores.lease();
    const auto location = registry::locate(*store, current->gazetteer(), position, day, layers.get().get());
    json::Writer writer;
    writer.begin_object().key("communes").begin_array();
    for (const auto& here : location.communes) write(writer, here);
    writer.end_array().key("parcels").begin_array();
    for (const auto& parcel : location.parcels) write(writer, parcel);
    writer.end_array().end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
