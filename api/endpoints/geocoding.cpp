#include "api/endpoints/geocoding.hpp"

#include "api/dossiers/dossier_json.hpp"
#include "api/json/pointer.hpp"
#include "api/json/writer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/geocoding/dossier_result.hpp"
#include "registry/geocoding/store_lookup.hpp"

namespace diachi::api {
namespace {

std::string text_in_body(const std::string& body) {
    const auto document = object_in(body);
    const auto member = document.root().member("text");
    const auto text = member ? member->as_string() : std::nullopt;
    if (!text) refuse_member(json::pointer_to({"text"}), "the body needs a member text");
    return std::string(*text);
}

std::string text_asked(const http::Request& request) {
    if (request.method == http::Method::post) return text_in_body(request.body);
    const auto text = text_parameter(request, "text");
    if (!text) refuse_parameter("text", "text is missing");
    return *text;
}

}  // namespace

http::Response Geocode::operator()(const http::Request& request, const registry::Caller& caller) const {
    const std::string text = text_asked(request);
    const auto current = map.get();
    const auto settled = readings.get();
    const auto store = stores.lease();
    registry::geocoding::DossierDesk desk(current->geocoder(), *store, settled.get());
    registry::geocoding::Question question(text);
    if (!caller.anonymous) question.system = caller.name;
    const registry::geocoding::StoreLookup addresses(*store, registry::Date::today());
    json::Writer writer;
    writer.begin_object();
    write_members(writer, desk.answer(question, addresses));
    writer.key("map_revision").integer(current->revision()).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
