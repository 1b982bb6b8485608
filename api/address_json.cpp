#include "api/address_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "api/json/pointer.hpp"
#include "api/json/reader.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "geo/plus_code.hpp"

namespace diachi::api {
namespace {

constexpr std::array<std::string_view, 20> members{
    "number", "flat", "street", "street_key", "place", "place_key", "commune_code", "longitude", "latitude",
    "accuracy_m", "method", "parent_code", "code", "confirmed", "reason", "document",
    "parcel_unit", "parcel_sheet", "parcel_number", "holder_tax_number"};

constexpr int plus_code_digits = 11;  // about 3 m
constexpr std::size_t longest_text = 500;    // bytes
constexpr std::size_t longest_method = 100;  // bytes
constexpr double finest_accuracy_m = 0.01;
constexpr double coarsest_accuracy_m = 10'000;

[[noreturn]] void refuse_draft(std::string_view member, std::string detail) {
    refuse_member(json::pointer_to({member}), std::move(detail));
}

std::string text(const json::Value& object, const std::string& name, std::size_t longest = longest_text) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return "";
    const auto value = member->as_string();
    if (!value) refuse_draft(name, name + " must be a text");
    if (value->size() > longest) refuse_draft(name, name + " must have at most " + std::to_string(longest) + " bytes");
    // Kept for ever and shown on terminals: no control characters.
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (std::any_of(value->begin(), value->end(), is_control)) {
        refuse_draft(name, name + " must not hold control characters");
    }
    return std::string(*value);
}

std::optional<double> number(const json::Value& object, const std::string& name) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return std::nullopt;
    const auto value = member->as_number();
    if (!value) refuse_draft(name, name + " must be a number");
    return value;
}

std::optional<geo::Position> position(const json::Value& object) {
    const auto longitude = number(object, "longitude");
    const auto latitude = number(object, "latitude");
    if (!longitude || !latitude) return std::nullopt;
    try {
        return geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
    } catch (const std::invalid_argument&) {
        refuse_draft(std::abs(*longitude) <= 180 ? "latitude" : "longitude",
                     "longitude lies between -180 and 180, latitude between -90 and 90");
    }
}

std::optional<double> accuracy(const json::Value& object) {
    const auto metres = number(object, "accuracy_m");
    if (metres && (*metres < finest_accuracy_m || *metres > coarsest_accuracy_m)) {
        refuse_draft("accuracy_m", "accuracy_m lies between 0.01 and 10000");
    }
    return metres;
}

std::map<std::string, std::string> confirmations(const json::Value& object) {
    std::map<std::string, std::string> confirmed;
    const auto member = object.member("confirmed");
    if (!member || member->is_null()) return confirmed;
    if (!member->is_object()) refuse_draft("confirmed", "confirmed must be an object: rule id to reason");
    const auto& rules = registry::rules::table();
    for (const auto rule : member->member_names()) {
        const std::string pointer = json::pointer_to({"confirmed", rule});
        if (std::none_of(rules.begin(), rules.end(), [&](const auto& row) { return row.id == rule; })) {
            refuse_member(pointer, "there is no rule of this name");
        }
        const auto reason = member->member(rule)->as_string();
        if (!reason || reason->empty()) refuse_member(pointer, "a confirmed rule needs a reason in words");
        if (reason->size() > longest_text) {
            refuse_member(pointer, "a reason must have at most " + std::to_string(longest_text) + " bytes");
        }
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
    const auto document = object_in(body);
    const auto object = document.root();
    for (const auto name : object.member_names()) {
        if (std::find(members.begin(), members.end(), name) == members.end()) {
            refuse_draft(name, "an address draft has no member of this name");
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
    draft.accuracy_m = accuracy(object);
    if (auto method = text(object, "method", longest_method); !method.empty()) draft.method = std::move(method);
    draft.parent_code = text(object, "parent_code");
    draft.code = text(object, "code");
    draft.parcel_unit = text(object, "parcel_unit");
    draft.parcel_sheet = text(object, "parcel_sheet");
    draft.parcel_number = text(object, "parcel_number");
    draft.holder_tax_number = text(object, "holder_tax_number");
    draft.confirmed = confirmations(object);
    read.reason = text(object, "reason");
    read.document = text(object, "document");
    return read;
}

void write(json::Writer& writer, const registry::AddressRecord& address, const registry::CodeScheme& scheme) {
    writer.begin_object().key("code").string(address.code);
    writer.key("code_printed").string(scheme.printed(address.code));
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
