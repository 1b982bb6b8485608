#include "api/endpoints/addresses.hpp"

#include <limits>
#include <variant>

#include "api/address_json.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"

namespace diachi::api {
namespace {

using registry::AddressRecord;
using registry::CodeScheme;
using registry::Date;
using registry::Examination;

/// Of about 800 bytes each: a page stays below what the buffers of a connection take (some 200 kB, even while its
/// client reads nothing). Pistache writes in a loop until everything is taken, and meanwhile serves nobody else.
constexpr int most_on_a_page = 200;

http::Response json_answer(int status, const json::Writer& writer) {
    return {status, "application/json", writer.text(), {}};
}

Date day_asked(const http::Request& request) { return day_parameter(request, "as_of").value_or(Date::today()); }

[[noreturn]] void refuse_unknown_address(registry::Store& store, const std::string& code) {
    refuse_parameter("code", store.knows(code) ? "the address of this code was not in force then, or not known yet"
                                               : "no address has this code", "not-found");
}

bool is_time(const std::string& text) {
    constexpr std::string_view form = "0000-00-00T00:00:00";
    if (text.size() < form.size() + 1 || text.back() != 'Z') return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '0' ? !digit : text[i] != form[i]) return false;
    }
    return Date::parse(text.substr(0, 10)).has_value();
}

/// A revision's number, or a time up to which revisions were recorded: "2026-08-01" is all of that day in UTC+7.
registry::RevisionNumber known_at_asked(const http::Request& request, registry::Store& store) {
    const auto text = text_parameter(request, "known_at");
    if (!text) return std::numeric_limits<registry::RevisionNumber>::max();
    if (const auto number = positive_number(*text)) return *number;
    if (const auto day = Date::parse(*text)) return store.journal().revision_at(day->iso() + "T17:00:00.000Z");
    if (is_time(*text)) return store.journal().revision_at(text->size() == 20 ? text->substr(0, 19) + ".999Z" : *text);
    refuse_parameter("known_at", "known_at is a revision, a day, or a time like 2026-08-01T09:30:00Z");
}

http::Response answer_issued(const registry::Written& issued, const CodeScheme& scheme) {
    auto response = written_answer(issued, scheme, 201);
    if (const auto* address = std::get_if<AddressRecord>(&issued)) {
        response.headers.emplace(response.headers.begin(), "Location", "/api/v1/addresses/" + address->code);
    }
    return response;
}

}  // namespace

http::Response ListAddresses::operator()(const http::Request& request) const {
    registry::AddressQuery query{.commune_code = text_parameter(request, "commune"),
                                 .box = box_parameter(request, "bbox"),
                                 .after = after_code(request, scheme),
                                 .limit = limit_parameter(request, 100, most_on_a_page),
                                 .day = day_asked(request)};
    const auto store = stores.lease();
    if (!query.after.empty() && !store->knows(query.after)) refuse_parameter("after", "no address has this code");
    const auto page = store->addresses_in(query);
    json::Writer writer;
    writer.begin_object().key("addresses").begin_array();
    for (const auto& address : page.addresses) write(writer, address, scheme);
    writer.end_array().key("next_after").string_or_null(page.next_after);
    return json_answer(200, writer.end_object());
}

http::Response IssueAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto body = draft_from(request.body);
    return write_once(request, caller, writer, [&](registry::SingleWriter::Tools& tools) {
        const registry::Authorship authorship{caller, body.reason, body.document};
        return answer_issued(tools.registrar.issue(tools.transaction, body.draft, authorship, body.terms), scheme);
    });
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
    const auto code = code_parameter(request, scheme);
    const auto store = stores.lease();
    const auto address = store->address(code, {day_asked(request), known_at_asked(request, *store)});
    if (!address) refuse_unknown_address(*store, code);
    return address_answer(200, *address, scheme);
}

http::Response ReadHistory::operator()(const http::Request& request) const {
    const auto code = code_parameter(request, scheme);
    const auto store = stores.lease();
    const auto entries = registry::history(*store, code, known_at_asked(request, *store));
    if (entries.empty()) refuse_unknown_address(*store, code);
    json::Writer writer;
    writer.begin_object().key("history").begin_array();
    for (const auto& entry : entries) write(writer, entry);
    return json_answer(200, writer.end_array().end_object());
}

}  // namespace diachi::api
