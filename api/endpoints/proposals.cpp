#include "api/endpoints/proposals.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/change_json.hpp"
#include "api/json/pointer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/lifecycle/proposals.hpp"

namespace diachi::api {
namespace {

using registry::Date;
using registry::Id;
using registry::ProposalRecord;
using registry::SingleWriter;

void write_members(json::Writer& writer, const ProposalRecord& proposal) {
    writer.key("id").integer(proposal.id).key("title").string(proposal.title);
    writer.key("commune").begin_object().key("code").string(proposal.commune_code);
    writer.key("name").string(proposal.commune_name).end_object();
    writer.key("status").string(proposal.status);
    writer.key("reason").string_or_null(proposal.reason);
    writer.key("decision").string_or_null(proposal.decision_number);
    writer.key("decided_on").string_or_null(proposal.decided_on);
    writer.key("authority").string_or_null(proposal.authority);
    writer.key("address_count").integer(proposal.address_count);
}

http::Response answer(int status, const ProposalRecord& proposal) {
    json::Writer writer;
    writer.begin_object();
    write_members(writer, proposal);
    return {status, "application/json", writer.end_object().text(), {}};
}

}  // namespace

http::Response ListProposals::operator()(const http::Request& request) const {
    const int limit = limit_parameter(request, 100, 200);
    constexpr std::array<std::string_view, 4> statuses{"open", "submitted", "decided", "withdrawn"};
    const auto status = text_parameter(request, "status");
    if (status && std::find(statuses.begin(), statuses.end(), *status) == statuses.end()) {
        refuse_parameter("status", "status is open, submitted, decided or withdrawn");
    }
    const registry::ProposalQuery query{text_parameter(request, "commune"), text_parameter(request, "status"),
                                        after_id(request), limit + 1};
    auto found = stores.lease()->proposals().list(query);
    const bool more = cut_to_page(found, limit);
    json::Writer writer;
    writer.begin_object().key("proposals").begin_array();
    for (const auto& proposal : found) {
        writer.begin_object();
        write_members(writer, proposal);
        writer.end_object();
    }
    writer.end_array().key("next_after");
    more ? writer.integer(found.back().id) : writer.null();
    return {200, "application/json", writer.end_object().text(), {}};
}

http::Response ReadProposal::operator()(const http::Request& request) const {
    const Id id = id_parameter(request, "id");
    const int limit = limit_parameter(request, 100, 200);
    const auto store = stores.lease();
    const auto proposal = store->proposals().find(id);
    if (!proposal) refuse_parameter("id", "there is no proposal of this number", "not-found");
    auto ids = store->proposals().addresses(id, after_id(request), limit + 1);
    const bool more = cut_to_page(ids, limit);
    json::Writer writer;
    writer.begin_object();
    write_members(writer, *proposal);
    writer.key("addresses").begin_array();
    for (const Id address : ids) {
        if (const auto record = store->address_with_id(address, Date::today())) write(writer, *record, scheme);
    }
    writer.end_array().key("next_after");
    more ? writer.integer(ids.back()) : writer.null();
    return {200, "application/json", writer.end_object().text(), {}};
}

http::Response OpenProposal::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto document = object_in(request.body);
    const auto object = document.root();
    check_members(object, {"commune_code", "title", "reason", "document"});
    const auto code = required_text(object, "commune_code");
    const auto title = required_text(object, "title");
    const registry::Authorship authorship{caller, text_member(object, "reason"), text_member(object, "document")};
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        const auto commune = tools.registrar.commune(code);
        if (!commune) refuse_member("/commune_code", "no commune in force has this code");
        const auto proposal = registry::Proposals(tools.store, tools.transaction).open(*commune, title, authorship);
        auto response = answer(201, proposal);
        response.headers.emplace_back("Location", "/api/v1/proposals/" + std::to_string(proposal.id));
        return response;
    });
}

http::Response MoveProposal::operator()(const http::Request& request, const registry::Caller& caller) const {
    const Id id = id_parameter(request, "id");
    const auto ground = ground_from(request.body);
    const registry::Authorship authorship{caller, ground.reason, ground.document};
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        registry::Proposals proposals(tools.store, tools.transaction);
        switch (to) {
            case To::submitted:
                return answer(200, proposals.submit(id, authorship));
            case To::open:
                return answer(200, proposals.hand_back(id, authorship));
            case To::withdrawn:
                return answer(200, proposals.withdraw(id, authorship));
        }
        throw std::logic_error("a move of a proposal that is none");
    });
}

http::Response DecideProposal::operator()(const http::Request& request, const registry::Caller& caller) const {
    const Id id = id_parameter(request, "id");
    const auto document = object_in(request.body);
    const auto object = document.root();
    check_members(object, {"number", "decided_on", "authority", "since", "refused", "reason"});
    const auto decided_on = day_member(object, "decided_on");
    if (!decided_on) refuse_member("/decided_on", "decided_on is missing");
    registry::ProposalDecision decision{required_text(object, "number"),
                                        *decided_on,
                                        required_text(object, "authority"),
                                        day_member(object, "since"),
                                        {}};
    if (const auto refused = object.member("refused"); refused && !refused->is_null()) {
        if (!refused->is_object()) refuse_member("/refused", "refused must be an object: code to reason");
        for (const auto code : refused->member_names()) {
            const auto reason = refused->member(code)->as_string();
            if (!reason || reason->empty()) refuse_member(json::pointer_to({"refused", code}), "a refusal needs a reason");
            const auto check = scheme.check(std::string(code));
            if (!check.well_formed) refuse_member(json::pointer_to({"refused", code}), "an address code has 12 digits");
            decision.refused.emplace(check.code, *reason);
        }
    }
    const registry::Authorship authorship{caller, text_member(object, "reason"), decision.number};
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        return answer(200, registry::Proposals(tools.store, tools.transaction).decide(id, decision, authorship));
    });
}

}  // namespace diachi::api
