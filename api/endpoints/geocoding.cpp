#include "api/endpoints/geocoding.hpp"

#include "api/json/pointer.hpp"
#include "api/json/writer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/geocoding/dossier_result.hpp"
#include "registry/geocoding/store_lookup.hpp"

namespace diachi::api {
namespace {

using registry::geocoding::DossierResult;
using registry::geocoding::NamedUnitOfToday;

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

void write(json::Writer& writer, const NamedUnitOfToday& unit) {
    writer.begin_object().key("code").string(unit.code).key("name").string(unit.name).end_object();
}

void write_reasons(json::Writer& writer, const DossierResult& result) {
    writer.key("faults").begin_array();
    for (const auto& fault : result.faults) {
        writer.begin_object().key("element").string(fault.element).key("fault").string(fault.fault);
        writer.key("value").string(fault.value).key("penalty").integer(fault.penalty).end_object();
    }
    writer.end_array().key("evidence").begin_array();
    for (const auto& piece : result.evidence) {
        writer.begin_object().key("kind").string(piece.kind).key("value").string(piece.value);
        writer.key("found").string(piece.found).end_object();
    }
    writer.end_array().key("lineage").begin_array();
    for (const auto& step : result.lineage) {
        writer.begin_object().key("from");
        write(writer, step.from);
        writer.key("to");
        write(writer, step.to);
        writer.key("whole").boolean(step.whole).key("effective").string(step.effective);
        writer.key("document").string(step.document).end_object();
    }
    writer.end_array();
}

std::string json_of(const DossierResult& result, registry::RevisionNumber revision) {
    json::Writer writer;
    writer.begin_object().key("category").string(result.category);
    writer.key("commune_status").string(result.commune_status).key("level").string(result.level);
    writer.key("score").number(result.score, 1).key("label").string(result.label).key("code");
    result.code.empty() ? writer.null() : writer.string(result.code);
    writer.key("commune");
    if (result.commune) {
        write(writer, *result.commune);
    } else {
        writer.null();
    }
    writer.key("commune_candidates").begin_array();
    for (const auto& unit : result.commune_candidates) write(writer, unit);
    writer.end_array().key("address_candidates").begin_array();
    for (const auto& code : result.address_candidates) writer.string(code);
    writer.end_array().key("longitude");
    result.position ? writer.number(result.position->longitude(), 7) : writer.null();
    writer.key("latitude");
    result.position ? writer.number(result.position->latitude(), 7) : writer.null();
    writer.key("uncertainty_m");
    result.uncertainty_m ? writer.number(*result.uncertainty_m, 0) : writer.null();
    write_reasons(writer, result);
    writer.key("map_revision").integer(revision).end_object();
    return writer.text();
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
    return {200, "application/json", json_of(desk.answer(question, addresses), current->revision()), {}};
}

}  // namespace diachi::api
