#include "api/dossiers/dossier_json.hpp"

namespace diachi::api {
namespace {

using registry::geocoding::DossierResult;
using registry::geocoding::NamedUnitOfToday;

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
        writer.key("document").string(step.document).key("inferred").boolean(step.inferred).end_object();
    }
    writer.end_array();
}

}  // namespace

void write_members(json::Writer& writer, const DossierResult& result) {
    writer.key("category").string(result.category);
    writer.key("commune_status").string(result.commune_status).key("level").string(result.level);
    writer.key("score").number(result.score, 1).key("label").string(result.label);
    writer.key("code").string_or_null(result.code);
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
}

}  // namespace diachi::api
