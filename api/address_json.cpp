#include "api/address_json.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "api/parameters.hpp"
#include "geo/plus_code.hpp"
#include "registry/codes/code_scheme.hpp"

namespace diachi::api {
namespace {

constexpr std::array<std::string_view, 14> members{
    "number", "flat", "street", "street_key", "place", "place_key", "commune_code", "longitude", "latitude",
    "parent_code", "code", "confirmed", "reason", "document"};

constexpr int plus_code_digits = 11;  // about 3 m

[[noreturn]] void refuse(const std::string& member, std::string detail) {
    throw Refused{{.code = "invalid-parameter", .detail = std::move(detail), .pointer = "/" + member, .parameter = {},
                   .extensions = {}}};
}

std::string text(const json::Value& object, const std::string& name) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return "";
    const auto value = member->as_string();
    if (!value) refuse(name, name + " must be a text");
    if (value->size() > 500) refuse(name, name + " must have at most 500 bytes");
    return std::string(*value);
}

std::optional<double> number(const json::Value& object, const std::string& name) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return std::nullopt;
    const auto value = member->as_number();
    if (!value) refuse(name, name + " must be a number");
    return value;
}

std::optional<geo::Position> position(const json::Value& object) {
    const auto longitude = number(object, "longitude");
    const auto latitude = number(object, "latitude");
    if (!longitude || !latitude) return std::nullopt;
    try {
        return geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
    } catch (const std::invalid_argument& error) {
        refuse("longitude", "longitude lies between -180 and 180, latitude between -90 and 90");
    }
}

std::map<std::string, std::string> confirmations(const json::Value& object) {
    std::map<std::string, std::string> confirmed;
    const auto member = object.member("confirmed");
    if (!member) return confirmed;
    if (!member->is_object()) refuse("confirmed", "confirmed must be an object: rule id to reason");
    for (const auto rule : member->member_names()) {
        const auto reason = member->member(rule)->as_string();
        if (!reason || reason->empty()) refuse("confirmed", "each confirmed rule needs a reason in words");
        confirmed.emplace(rule, *reason);
    }
    return confirmed;
}

void text_or_null(json::Writer& writer, std::string_view name, const std::string& value) {
    writer.key(name);
    value.empty() ? writer.null() : writer.string(value);
}

}  // namespace

DraftBody draft_from(const std::string& body) {
    const auto parsed = json::Document::parse(body);
    if (const auto* error = std::get_if<json::ParseError>(&parsed)) {
        throw Refused{{.code = "malformed-json",
                       .detail = "line " + std::to_string(error->line) + ", column " + std::to_string(error->column) +
                                 ": " + error->reason,
                       .pointer = {}, .parameter = {}, .extensions = {}}};
    }
    const auto object = std::get<json::Document>(parsed).root();
    if (!object.is_object()) refuse("", "the body must be a JSON object");
    for (const auto name : object.member_names()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            refuse(std::string(name), "an address draft has no member of this name");
        }
    }
    DraftBody read;
    auto& draft = read.draft;
    draft.number = text(object, "number");
    draft.flat = text(object, "flat");
    draft.street = text(object, "street");
    draft.street_key = text(object, "street_key");
    draft.place = text(object, "place");
    draft.place_key = text(object, "place_key");
    draft.commune_code = text(object, "commune_code");
    draft.position = position(object);
    draft.parent_code = text(object, "parent_code");
    draft.code = text(object, "code");
    draft.confirmed = confirmations(object);
    read.reason = text(object, "reason");
    read.document = text(object, "document");
    return read;
}

void write(json::Writer& writer, const registry::AddressRecord& address) {
    writer.begin_object().key("code").string(address.code);
    writer.key("code_printed").string(registry::default_code_scheme().printed(address.code));
    writer.key("status").string(address.status).key("label").string(address.label());
    text_or_null(writer, "number", address.number);
    text_or_null(writer, "flat", address.flat);
    text_or_null(writer, "street", address.thoroughfare_name);
    text_or_null(writer, "place", address.place_name);
    writer.key("commune").begin_object().key("code").string(address.commune_code);
    writer.key("name").string(address.commune_name).end_object();
    text_or_null(writer, "province", address.province_name);
    writer.key("longitude").number(address.position.longitude(), 7);
    writer.key("latitude").number(address.position.latitude(), 7);
    writer.key("accuracy_m").number(address.accuracy_m, 1);
    writer.key("plus_code").string(geo::plus_code::encode(address.position, plus_code_digits));
    writer.key("parcel");
    if (address.parcel) {
        writer.begin_object().key("surveying_unit").string(address.parcel->surveying_unit);
        writer.key("sheet").string(address.parcel->sheet).key("number").string(address.parcel->number).end_object();
    } else {
        writer.null();
    }
    text_or_null(writer, "parent_code", address.parent_code.value_or(""));
    text_or_null(writer, "valid_from", address.valid_from);
    writer.key("revision").integer(address.revision).end_object();
}

void write(json::Writer& writer, const registry::AddressEvent& event) {
    writer.begin_object().key("revision").integer(event.revision);
    writer.key("recorded_at").string(event.recorded_at).key("actor").string(event.actor);
    writer.key("action").string(event.action).key("reason").string(event.reason);
    writer.key("document").string(event.document).key("table").string(event.table);
    writer.key("operation").string(event.operation).key("values").begin_object();
    for (const auto& [column, value] : event.values) writer.key(column).string(value);
    writer.end_object().end_object();
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
        text_or_null(writer, "suggestion", finding.refusal.suggestion);
        writer.end_object();
    }
    writer.end_array();
}

}  // namespace diachi::api
