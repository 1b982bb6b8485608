#include "api/endpoints/addresses.hpp"

#include "api/address_json.hpp"
#include "api/caller.hpp"
#include "api/parameters.hpp"

namespace diachi::api {
namespace {

using registry::AddressRecord;
using registry::Date;
using registry::Examination;

using Issued = std::variant<AddressRecord, Examination>;

http::Response json_answer(int status, const json::Writer& writer) {
    return {status, "application/json", writer.text(), {}};
}

Date day_asked(const http::Request& request) { return day_parameter(request, "as_of").value_or(Date::today()); }

/// The code of the path as it is kept, whatever way it was typed.
std::string code_asked(const http::Request& request) {
    const std::string& typed = request.path_parameters.at("code");
    const auto check = registry::default_code_scheme().check(typed);
    if (!check.well_formed) refuse_parameter("code", "an address code has 12 digits");
    return check.code;
}

[[noreturn]] void refuse_unknown_address() {
    throw Refused{{.code = "not-found", .detail = "no address has this code", .pointer = {}, .parameter = "code",
                   .extensions = {}}};
}

http::Response refused_draft(const Examination& examination) {
    json::Writer writer;
    writer.begin_object();
    write_members(writer, examination);
    const std::string members = writer.end_object().text();
    return http::problem({.code = "draft-refused",
                          .detail = "the address cannot be issued as it stands; see unresolved and findings",
                          .pointer = {}, .parameter = {},
                          .extensions = members.substr(1, members.size() - 2)});
}

}  // namespace

http::Response ListAddresses::operator()(const http::Request& request) const {
    return answered([&] {
        check_known(request, {"commune", "bbox", "after", "limit", "as_of"});
        registry::AddressQuery query{.commune_code = text_parameter(request, "commune"),
                                     .box = box_parameter(request, "bbox"),
                                     .after = text_parameter(request, "after").value_or(""),
                                     .limit = limit_parameter(request, 100, 1000),
                                     .day = day_asked(request)};
        const auto store = stores.lease();
        const auto addresses = store->addresses_in(query);
        json::Writer writer;
        writer.begin_object().key("addresses").begin_array();
        for (const auto& address : addresses) write(writer, address);
        writer.end_array().key("next_after");
        const bool full = addresses.size() == static_cast<std::size_t>(query.limit);
        full ? writer.string(addresses.back().code) : writer.null();
        return json_answer(200, writer.end_object());
    });
}

http::Response IssueAddress::operator()(const http::Request& request) const {
    return answered([&] {
        const auto key = [&] {
            const auto store = stores.lease();
            return caller(request, *store);
        }();
        const auto body = draft_from(request.body);
        const auto issued = writer.write<Issued>([&](registry::SingleWriter::Tools& tools) {
            return tools.registrar.issue(tools.transaction, body.draft, {key.label, body.reason, body.document});
        });
        if (const auto* examination = std::get_if<Examination>(&issued)) return refused_draft(*examination);
        const auto& address = std::get<AddressRecord>(issued);
        json::Writer json;
        write(json, address);
        auto response = json_answer(201, json);
        response.headers.emplace_back("Location", "/api/v1/addresses/" + address.code);
        return response;
    });
}

http::Response ValidateDraft::operator()(const http::Request& request) const {
    return answered([&] {
        const auto body = draft_from(request.body);
        const auto store = stores.lease();
        const auto examination = registry::Registrar(*store).examine(body.draft);
        json::Writer writer;
        writer.begin_object().key("can_be_issued").boolean(examination.allows(body.draft));
        write_members(writer, examination);
        return json_answer(200, writer.end_object());
    });
}

http::Response ReadAddress::operator()(const http::Request& request) const {
    return answered([&] {
        check_known(request, {"as_of"});
        const auto store = stores.lease();
        const auto address = store->address(code_asked(request), day_asked(request));
        if (!address) refuse_unknown_address();
        json::Writer writer;
        write(writer, *address);
        return json_answer(200, writer);
    });
}

http::Response ReadHistory::operator()(const http::Request& request) const {
    return answered([&] {
        const auto store = stores.lease();
        const auto events = store->history(code_asked(request));
        if (events.empty()) refuse_unknown_address();
        json::Writer writer;
        writer.begin_object().key("events").begin_array();
        for (const auto& event : events) write(writer, event);
        return json_answer(200, writer.end_array().end_object());
    });
}

http::Response ValidateCode::operator()(const http::Request& request) const {
    return answered([&] {
        const auto check = registry::default_code_scheme().check(request.path_parameters.at("code"));
        json::Writer writer;
        writer.begin_object().key("scheme").string(registry::default_code_scheme().name());
        writer.key("well_formed").boolean(check.well_formed);
        writer.key("check_digit_holds").boolean(check.check_digit_holds);
        const auto store = stores.lease();
        const auto address = check.check_digit_holds ? store->address(check.code, Date::today()) : std::nullopt;
        writer.key("known").boolean(address.has_value());
        writer.key("status");
        address ? writer.string(address->status) : writer.null();
        return json_answer(200, writer.end_object());
    });
}

}  // namespace diachi::api
