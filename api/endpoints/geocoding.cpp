#include "api/endpoints/geocoding.hpp"

#include <array>
#include <optional>

#include "api/body_members.hpp"
#include "api/dossiers/dossier_json.hpp"
#include "api/json/pointer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/request_part.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::api {
namespace {

using registry::geocoding::AddressParts;

struct Part {
    std::string_view name;
    std::string AddressParts::*member;
};
constexpr auto part_names = std::to_array<Part>({{"number", &AddressParts::number},
                                                 {"flat", &AddressParts::flat},
                                                 {"street", &AddressParts::street},
                                                 {"place", &AddressParts::place},
                                                 {"commune", &AddressParts::commune},
                                                 {"district", &AddressParts::district},
                                                 {"province", &AddressParts::province}});

struct Asked {
    bool in_body;
    std::optional<std::string> text;
    AddressParts parts;
    bool in_parts = false;
    std::optional<registry::Date> as_of;
};

/// As other systems keep it, line ends included; how much of it is read is for the geocoder to say.
std::optional<std::string> text_in(const json::Value& object) {
    const auto member = object.member("text");
    if (!member || member->is_null()) return std::nullopt;
    const auto text = member->as_string();
    if (!text) refuse_member(json::pointer_to({"text"}), "text must be a text");
    return std::string(*text);
}

Asked asked_in_body(const std::string& body) {
    const auto document = object_in(body);
    const auto object = document.root();
    std::vector<std::string_view> known{"text", "as_of"};
    for (const auto& part : part_names) known.push_back(part.name);
    check_members(object, known);
    Asked asked{true, text_in(object), {}, false, day_member(object, "as_of")};
    for (const auto& part : part_names) {
        asked.parts.*part.member = text_member(object, part.name);
        asked.in_parts = asked.in_parts || !(asked.parts.*part.member).empty();
    }
    return asked;
}

Asked asked_of(const http::Request& request) {
    if (request.method == http::Method::post) return asked_in_body(request.body);
    Asked asked{false, text_parameter(request, "text"), {}, false, day_parameter(request, "as_of")};
    for (const auto& part : part_names) {
        asked.parts.*part.member = text_parameter(request, part.name).value_or("");
        asked.in_parts = asked.in_parts || !(asked.parts.*part.member).empty();
    }
    return asked;
}

void check(const Asked& asked) {
    if (asked.text && asked.in_parts) {
        refuse_part({asked.in_body, "text"}, "give either a text or the parts of an address, not both",
                    "hãy ghi cả địa chỉ vào text, hoặc ghi từng phần; không ghi cả hai");
    }
    if (!asked.text && !asked.in_parts) {
        refuse_part({asked.in_body, "text"}, "text is missing, and so are the parts of an address",
                    "thiếu text hoặc các phần của địa chỉ");
    }
}

}  // namespace

http::Response Geocode::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto asked = asked_of(request);
    check(asked);
    const auto current = map.get();
    const auto settled = readings.get();
    const std::string text = asked.text ? *asked.text : current->parts_writer().text(asked.parts);
    const auto issued = addresses.get();
    const auto store = stores.lease();  // asked only where something was settled
    const registry::geocoding::DossierDesk desk(current->geocoder(), *store, settled.get(), current->centres());
    registry::geocoding::Question question(text, asked.as_of);
    question.in_parts = asked.in_parts;
    if (!caller.anonymous) question.system = caller.name;
    json::Writer writer;
    writer.begin_object();
    write_members(writer, desk.answer(question, *issued));
    writer.key("map_revision").integer(current->revision()).key("revision").integer(issued->revision()).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
