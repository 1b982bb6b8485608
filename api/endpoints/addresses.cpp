#include "api/endpoints/addresses.hpp"

#include <variant>

#include "api/address_json.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

using registry::AddressRecord;
using registry::CodeScheme;
using registry::Date;
using registry::Examination;

using Issued = std::variant<AddressRecord, Examination>;

/// Of about 800 bytes each: a page stays below what the buffers of a connection take (some 200 kB, even while its
/// client reads nothing). Pistache writes in a loop until everything is taken, and meanwhile serves nobody else.
constexpr int most_on_a_page = 200;

http::Response json_answer(int status, const json::Writer& writer) {
    return {status, "application/json", writer.text(), {}};
}

Date day_asked(const http::Request& request) { return day_parameter(request, "as_of").value_or(Date::today()); }

/// The code as it is kept, whatever way it was typed.
std::string code_typed(const std::string& typed, std::string_view parameter, const CodeScheme& scheme) {
    const auto check = scheme.check(typed);
    if (!check.well_formed) refuse_parameter(parameter, "an address code has 12 digits");
    return check.code;
}

std::string code_asked(const http::Request& request, const CodeScheme& scheme) {
    return code_typed(request.path_parameters.at("code"), "code", scheme);
}

/// Where the page begins; empty for the first.
std::string after_asked(const http::Request& request, const CodeScheme& scheme) {
    const auto typed = text_parameter(request, "after").value_or("");
    return typed.empty() ? "" : code_typed(typed, "after", scheme);
}

[[noreturn]] void refuse_unknown_address() { refuse_parameter("code", "no address has this code", "not-found"); }

http::Response refused_draft(const Examination& examination) {
    json::Writer writer;
    writer.begin_object();
    write_members(writer, examination);
    const std::string members = writer.end_object().text();
    http::Problem problem;
    problem.code = "draft-refused";
    problem.detail = "the address cannot be issued as it stands; see unresolved and findings";
    problem.extensions = members.substr(1, members.size() - 2);
    return http::problem(problem);
}

}  // namespace

http::Response ListAddresses::operator()(const http::Request& request) const {
    registry::AddressQuery query{.commune_code = text_parameter(request, "commune"),
                                 .box = box_parameter(request, "bbox"),
                                 .after = after_asked(request, scheme),
                                 .limit = limit_parameter(request, 100, most_on_a_page),
                                 .day = day_asked(request)};
    const auto store = stores.lease();
    if (!query.after.empty() && !store->knows(query.after)) refuse_parameter("after", "no address has this code");
    const auto page = store->addresses_in(query);
    json::Writer writer;
    writer.begin_object().key("addresses").begin_array();
    for (const auto& address : page.addresses) write(writer, address, scheme);
    writer.end_array().key("next_after");
    page.next_after.empty() ? writer.null() : writer.string(page.next_after);
    return json_answer(200, writer.end_object());
}

http::Response IssueAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto body = draft_from(request.body);
    const auto issued = writer.write<Issued>([&](registry::SingleWriter::Tools& tools) {
        return tools.registrar.issue(tools.transaction, body.draft, {caller, body.reason, body.document});
    });
    if (const auto* examination = std::get_if<Examination>(&issued)) return refused_draft(*examination);
    const auto& address = std::get<AddressRecord>(issued);
    json::Writer json;
    write(json, address, scheme);
    auto response = json_answer(201, json);
    response.headers.emplace_back("Location", "/api/v1/addresses/" + address.code);
    return response;
}

http::Response ValidateDraft::operator()(const http::Request& request) const {
    const auto body = draft_from(request.body);
    const auto store = stores.lease();
    Examination examination;
    store->on_one_state([&] { examination = registry::Registrar(*store, map.get()->directory()).examine(body.draft); });
    json::Writer writer;
    writer.begin_object().key("can_be_issued").boolean(examination.allows(body.draft));
    write_members(writer, examination);
    return json_answer(200, writer.end_object());
}

http::Response ReadAddress::operator()(const http::Request& request) const {
    const auto code = code_asked(request, scheme);
    const auto address = stores.lease()->address(code, day_asked(request));
    if (!address) refuse_unknown_address();
    json::Writer writer;
    write(writer, *address, scheme);
    return json_answer(200, writer);
}

http::Response ReadHistory::operator()(const http::Request& request) const {
    const auto code = code_asked(request, scheme);
    const auto events = stores.lease()->history(code);
    if (events.empty()) refuse_unknown_address();
    json::Writer writer;
    writer.begin_object().key("events").begin_array();
    for (const auto& event : events) write(writer, event);
    return json_answer(200, writer.end_array().end_object());
}

}  // namespace diachi::api
