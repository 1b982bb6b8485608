#include "api/endpoints/looking_up.hpp"

#include <algorithm>
#include <optional>

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/request_part.hpp"
#include "registry/identifiers/identifier_lookup.hpp"

namespace diachi::api {
namespace {

using registry::CodeScheme;
using registry::Date;
using registry::IdentifierReading;

/// What is asked, from a body or from the query; empty texts stand for what is absent.
struct Question {
    bool in_body;
    std::string identifier;
    std::string scheme;
    registry::ParcelKey parcel;
    std::string as_of;

    [[noreturn]] void refuse(const std::string& name, const std::string& detail, const std::string& detail_vi) const {
        refuse_part({in_body, name}, detail, detail_vi);
    }
    [[nodiscard]] bool has_parcel() const { return parcel != registry::ParcelKey{}; }
};

Question question_in(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    check_members(object, {"identifier", "scheme", "parcel", "as_of"});
    Question question{true, text_member(object, "identifier"), text_member(object, "scheme"), {},
                      text_member(object, "as_of")};
    const auto parcel = object.member("parcel");
    if (!parcel || parcel->is_null()) return question;
    if (!parcel->is_object()) refuse_member("/parcel", "parcel must be an object");
    check_members(*parcel, {"surveying_unit", "sheet", "number"}, "/parcel");
    question.parcel = {text_member(*parcel, "surveying_unit", "/parcel"), text_member(*parcel, "sheet", "/parcel"),
                       text_member(*parcel, "number", "/parcel")};
    return question;
}

Question question_of(const http::Request& request) {
    if (request.method == http::Method::post) return question_in(request.body);
    const auto text = [&](std::string_view name) { return text_parameter(request, name).value_or(""); };
    return {false, text("identifier"), text("scheme"), {text("surveying_unit"), text("sheet"), text("number")},
            text("as_of")};
}

Date day_of(const Question& question) {
    if (question.as_of.empty()) return Date::today();
    const auto day = Date::parse(question.as_of);
    if (!day) {
        question.refuse("as_of", "as_of must be a day, written YYYY-MM-DD", "as_of phải là ngày, viết YYYY-MM-DD");
    }
    return *day;
}

void check_scheme(const Question& question) {
    const auto schemes = registry::lookup_schemes();
    const auto named = [&](const registry::LookupScheme& scheme) { return scheme.id == question.scheme; };
    if (question.scheme.empty() || std::any_of(schemes.begin(), schemes.end(), named)) return;
    std::string known;
    for (const auto& scheme : schemes) known += (known.empty() ? "" : ", ") + std::string(scheme.id);
    question.refuse("scheme", "there is no scheme of this name; there are " + known,
                    "không có loại mã này; các loại mã: " + known);
}

/// What the identifier would have to look like.
std::string forms_of(const std::string& wanted, std::string_view registry::LookupScheme::*form) {
    std::string forms;
    for (const auto& scheme : registry::lookup_schemes()) {
        if (!wanted.empty() && scheme.id != wanted) continue;
        forms += (forms.empty() ? "" : "; ") + std::string(scheme.id) + ": " + std::string(scheme.*form);
    }
    return forms;
}

std::vector<IdentifierReading> readings(const Question& question, const CodeScheme& codes) {
    if (question.identifier.empty() == !question.has_parcel()) {
        question.refuse("identifier", "give either an identifier or the surveying unit, sheet and number of a parcel",
                        "hãy ghi một mã cần tra, hoặc mã xã đo đạc, số tờ và số thửa");
    }
    if (question.has_parcel()) {
        const auto& [unit, sheet, number] = question.parcel;
        if (unit.empty() || sheet.empty() || number.empty()) {
            question.refuse(question.in_body ? "parcel" : "surveying_unit",
                            "a parcel is known by its surveying_unit, its sheet and its number, all three",
                            "thửa đất cần đủ mã xã đo đạc, số tờ bản đồ và số thửa");
        }
        return {{registry::parcel_lookup, unit + "/" + sheet + "/" + number, std::nullopt, question.parcel}};
    }
    check_scheme(question);
    auto found = registry::readings_of(question.identifier, codes);
    if (!question.scheme.empty()) {
        std::erase_if(found, [&](const IdentifierReading& reading) { return reading.scheme != question.scheme; });
    }
    if (!found.empty()) return found;
    if (registry::is_part_of_a_plus_code(question.identifier)) {
        question.refuse("identifier", "a Plus Code must be full, with 10 digits at least: 7P28QMXW+7J, not QMXW+7J",
                        "Plus Code phải đầy đủ, ít nhất 10 ký tự: 7P28QMXW+7J chứ không phải QMXW+7J");
    }
    question.refuse("identifier",
                    "the identifier has not the form of " + forms_of(question.scheme, &registry::LookupScheme::form_en),
                    "không nhận ra mã; các dạng: " + forms_of(question.scheme, &registry::LookupScheme::form_vi));
}

void write_match(json::Writer& writer, const registry::IdentifierMatch& match, const CodeScheme& codes) {
    const auto& reading = match.reading;
    writer.begin_object().key("scheme").string(reading.scheme).key("value").string(reading.value);
    writer.key("check_digit_holds");
    reading.check_digit_holds ? writer.boolean(*reading.check_digit_holds) : writer.null();
    writer.key("parcels").begin_array();
    for (const auto& parcel : match.parcels) {
        writer.begin_object().key("surveying_unit").string(parcel.surveying_unit);
        writer.key("sheet").string(parcel.sheet).key("number").string(parcel.number).end_object();
    }
    writer.end_array().key("addresses").begin_array();
    for (const auto& address : match.addresses) write(writer, address, codes);
    writer.end_array().key("more").boolean(match.more).end_object();
}

}  // namespace

http::Response LookUp::operator()(const http::Request& request) const {
    const auto question = question_of(request);
    const auto day = day_of(question);
    const auto asked = readings(question, scheme);
    const auto store = stores.lease();
    json::Writer writer;
    writer.begin_object().key("as_of").string(day.iso()).key("recognised").begin_array();
    store->on_one_state([&] {
        for (const auto& reading : asked) write_match(writer, registry::look_up(*store, reading, day), scheme);
    });
    return {200, "application/json", writer.end_array().end_object().text(), {}};
}

}  // namespace diachi::api
