#include "api/address_json.hpp"

#include <string_view>
#include <utility>
#include <variant>

#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "geo/plus_code.hpp"

namespace diachi::api {
namespace {

const std::vector<std::string_view> members{
    "number", "flat", "street", "street_key", "place", "place_key", "commune_code", "longitude", "latitude",
    "accuracy_m", "method", "parent_code", "code", "confirmed", "reason", "document",
    "reserved_until", "proposal", "parcel_unit", "parcel_sheet", "parcel_number", "holder_tax_number"};
constexpr int plus_code_digits = 11;  // about 3 m
constexpr std::size_t longest_method = 100;  // bytes

}  // namespace

DraftBody draft_from(const std::string& body) {
    const auto document = object_in(body);
    return draft_from(document.root());
}

DraftBody draft_from(const json::Value& object) {
    check_members(object, members);
    DraftBody read;
    auto& draft = read.draft;
    draft.number = text_member(object, "number");
    draft.flat = text_member(object, "flat");
    draft.street = text_member(object, "street");
    draft.street_key = text_member(object, "street_key");
    draft.place = text_member(object, "place");
    draft.place_key = text_member(object, "place_key");
    draft.commune_code = text_member(object, "commune_code");
    draft.position = position_members(object);
    draft.accuracy_m = accuracy_member(object);
    auto method = text_member(object, "method", "", longest_method);
    if (!method.empty()) draft.method = std::move(method);
    draft.parent_code = text_member(object, "parent_code");
    draft.code = text_member(object, "code");
    draft.parcel_unit = text_member(object, "parcel_unit");
    draft.parcel_sheet = text_member(object, "parcel_sheet");
    draft.parcel_number = text_member(object, "parcel_number");
    draft.holder_tax_number = text_member(object, "holder_tax_number");
    draft.confirmed = confirmed_member(object);
    read.terms.reserved_until = day_member(object, "reserved_until");
    read.terms.proposal = id_member(object, "proposal");
    read.reason = text_member(object, "reason");
    read.document = text_member(object, "document");
    return read;
}

void write(json::Writer& writer, const registry::AddressRecord& address, const registry::CodeScheme& scheme) {
    writer.begin_object().key("code").string(address.code);
    writer.key("code_printed").string(scheme.printed(address.code));
    writer.key("status").string(address.status).key("label").string(address.label());
    writer.key("number").string_or_null(address.number);
    writer.key("flat").string_or_null(address.flat);
    writer.key("street").string_or_null(address.thoroughfare_name);
    writer.key("place").string_or_null(address.place_name);
    writer.key("commune").begin_object().key("code").string(address.commune_code);
    writer.key("name").string(address.commune_name).end_object();
    writer.key("province").string_or_null(address.province_name);
    writer.key("longitude").number(address.position.longitude(), 7);
    writer.key("latitude").number(address.position.latitude(), 7);
    writer.key("accuracy_m");
    address.accuracy_m ? writer.number(*address.accuracy_m, 2) : writer.null();
    writer.key("plus_code").string(geo::plus_code::encode(address.position, plus_code_digits));
    writer.key("parcel");
    if (address.parcel) {
        writer.begin_object().key("surveying_unit").string(address.parcel->surveying_unit);
        writer.key("sheet").string(address.parcel->sheet).key("number").string(address.parcel->number).end_object();
    } else {
        writer.null();
    }
    writer.key("parent_code").string_or_null(address.parent_code.value_or(""));
    writer.key("identifiers").begin_array();
    for (const auto& other : address.identifiers) {
        writer.begin_object().key("scheme").string(other.scheme).key("value").string(other.value);
        writer.key("valid_from").string_or_null(other.valid.from ? other.valid.from->iso() : "");
        writer.end_object();
    }
    writer.end_array();
    writer.key("valid_from").string_or_null(address.valid_from);
    writer.key("reserved_until").string_or_null(address.reserved_until);
    writer.key("certification");
    if (address.certification) {
        const auto& [certifier, certified_on, document] = *address.certification;
        writer.begin_object().key("certifier").string(certifier).key("certified_on").string(certified_on);
        writer.key("document").string(document).end_object();
    } else {
        writer.null();
    }
    writer.key("revision").integer(address.revision).end_object();
}

void write(json::Writer& writer, const registry::HistoryEntry& entry) {
    const auto& [number, recorded_at, facts] = entry.revision;
    writer.begin_object().key("revision").integer(number).key("recorded_at").string(recorded_at);
    writer.key("actor").string(facts.actor).key("action").string(facts.action);
    writer.key("reason").string_or_null(facts.reason);
    writer.key("document").string_or_null(facts.document);
    writer.key("since").string_or_null(entry.since);
    writer.key("changes").begin_array();
    for (const auto& [field, from, to] : entry.changes) {
        writer.begin_object().key("field").string(field);
        writer.key("from").string_or_null(from);
        writer.key("to").string_or_null(to);
        writer.end_object();
    }
    writer.end_array().end_object();
}

void write_members(json::Writer& writer, const registry::Examination& examination) {
    writer.key("unresolved").begin_array();
    for (const auto& field : examination.unresolved) {
        writer.begin_object().key("field").string(field.field);
        writer.key("message_vi").string(field.message_vi).key("message_en").string(field.message_en).end_object();
    }
    writer.end_array().key("findings").begin_array();
    for (const auto& finding : examination.findings) {
        writer.begin_object().key("rule").string(finding.rule);
        writer.key("severity").string(registry::rules::name_of(finding.severity));
        writer.key("field").string(finding.field).key("message_vi").string(finding.refusal.message_vi);
        writer.key("message_en").string(finding.refusal.message_en);
        writer.key("suggestion").string_or_null(finding.refusal.suggestion);
        writer.end_object();
    }
    writer.end_array();
}

http::Response address_answer(int status, const registry::AddressRecord& address, const registry::CodeScheme& scheme) {
    json::Writer writer;
    write(writer, address, scheme);
    return {status, "application/json", writer.text(), {{"ETag", "\"" + std::to_string(address.revision) + "\""}}};
}

http::Response written_answer(const registry::Written& written, const registry::CodeScheme& scheme, int status) {
    if (const auto* examination = std::get_if<registry::Examination>(&written)) return refused_draft(*examination);
    return address_answer(status, std::get<registry::AddressRecord>(written), scheme);
}

http::Response refused_draft(const registry::Examination& examination, std::string detail) {
    json::Writer writer;
    writer.begin_object();
    write_members(writer, examination);
    http::Problem problem;
    problem.code = "draft-refused";
    problem.detail = std::move(detail);
    problem.extensions = writer.end_object().members();
    return http::problem(problem);
}

}  // namespace diachi::api
