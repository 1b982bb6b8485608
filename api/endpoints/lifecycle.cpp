#include "api/endpoints/lifecycle.hpp"

#include <charconv>
#include <functional>
#include <limits>

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/change_json.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/settings.hpp"
#include "registry/lifecycle/undoing.hpp"

namespace diachi::api {
namespace {

using registry::AddressRecord;
using registry::Authorship;
using registry::Date;
using registry::Examination;
using registry::Seen;
using registry::SingleWriter;
using registry::Written;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
    return number;
}

std::string code_asked(const http::Request& request, const registry::CodeScheme& scheme) {
    const auto check = scheme.check(request.path_parameters.at("code"));
    if (!check.well_formed) refuse_parameter("code", "an address code has 12 digits");
    return check.code;
}

Seen version_seen(const http::Request& request) {
    const auto header = request.headers.find("if-match");
    if (header == request.headers.end()) {
        refuse("precondition-required", "send If-Match with the ETag of the address as you have seen it, or *");
    }
    std::string_view text = header->second;
    if (text == "*") return std::nullopt;
    if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
        if (const auto number = whole_number(text.substr(1, text.size() - 2))) return number;
    }
    refuse("bad-request", "If-Match must be the ETag of the address, like \"17\", or *");
}

/// Both versions: the one that is, and the one that the caller had in mind.
http::Response stale(const registry::StaleVersion& reason, registry::Store& store, const registry::CodeScheme& scheme) {
    const auto version = [&](registry::RevisionNumber known_at) {
        const auto address = store.address(reason.address(), {Date::today(), known_at});
        json::Writer writer;
        if (address) {
            write(writer, *address, scheme);
        } else {
            writer.null();
        }
        return writer.text();
    };
    auto problem = problem_of(reason);
    problem.extensions += ",\"present\":" + version(std::numeric_limits<registry::RevisionNumber>::max()) +
                          ",\"seen\":" + version(reason.seen());
    return http::problem(problem);
}

http::Response answer_of(const Written& written, const registry::CodeScheme& scheme, int status = 200) {
    if (const auto* examination = std::get_if<Examination>(&written)) return refused_draft(*examination);
    return address_answer(status, std::get<AddressRecord>(written), scheme);
}

struct Call {
    const http::Request& request;
    const registry::Caller& caller;
};

/// Writes, and answers with the address as it is then.
http::Response write_address(const Call& call, StorePool& stores, SingleWriter& writer,
                             const registry::CodeScheme& scheme,
                             const std::function<Written(SingleWriter::Tools&)>& job) {
    try {
        return write_once(call.request, call.caller, writer,
                          [&](SingleWriter::Tools& tools) { return answer_of(job(tools), scheme); });
    } catch (const registry::StaleVersion& reason) {
        return stale(reason, *stores.lease(), scheme);
    }
}

}  // namespace

http::Response AmendAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_asked(request, scheme);
    const auto seen = version_seen(request);
    const auto document = object_in(request.body);
    const auto body = change_from(document.root());
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) {
        return tools.registrar.amend(tools.transaction, code, body.change, seen, {caller, body.reason, body.document});
    });
}

http::Response MoveStatus::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_asked(request, scheme);
    const auto seen = version_seen(request);
    const auto document = object_in(request.body);
    const auto body = move_from(document.root());
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) {
        return registry::move_status(tools.store, tools.registrar, tools.transaction, code, body.move, seen,
                                     {caller, body.reason, body.document});
    });
}

http::Response CertifyAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_asked(request, scheme);
    const auto seen = version_seen(request);
    const auto ground = ground_from(request.body);
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) -> Written {
        return registry::certify(tools.store, tools.transaction, code, seen, {caller, ground.reason, ground.document});
    });
}

http::Response RevokeCertification::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_asked(request, scheme);
    const auto seen = version_seen(request);
    const auto ground = ground_from(request.body);
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) -> Written {
        return registry::revoke_certification(tools.store, tools.transaction, code, seen,
                                              {caller, ground.reason, ground.document});
    });
}

namespace {

using Action = std::function<Written(SingleWriter::Tools&)>;

/// As many as are answered on one page: see most_on_a_page in addresses.cpp.
constexpr std::size_t most_actions = 200;

std::string code_in(const json::Value& item, const registry::CodeScheme& scheme) {
    const auto check = scheme.check(required_text(item, "code"));
    if (!check.well_formed) refuse_member("/code", "an address code has 12 digits");
    return check.code;
}

/// The version that an item was made for: its number, or "*".
Seen seen_in(const json::Value& item) {
    const auto member = item.member("revision");
    if (member && member->as_string() == "*") return std::nullopt;
    const auto number = member ? id_member(item, "revision") : std::nullopt;
    if (!number) {
        refuse("precondition-required", "say as revision which version of the address you have seen, or \"*\"");
    }
    return number;
}

/// One item of a bulk request. Throws Refused, with a pointer into the item.
Action action_of(const json::Value& item, const registry::CodeScheme& scheme, const registry::Caller& caller) {
    if (!item.is_object()) refuse_member("", "an item must be an object");
    const auto action = required_text(item, "action");
    if (action == "issue") {
        const auto draft = item.member("draft");
        if (!draft || !draft->is_object()) refuse_member("/draft", "draft is missing");
        return [body = draft_from(*draft), caller](SingleWriter::Tools& tools) {
            return tools.registrar.issue(tools.transaction, body.draft, {caller, body.reason, body.document}, body.terms);
        };
    }
    if (action == "amend") {
        return [body = change_from(item, true), code = code_in(item, scheme), seen = seen_in(item), caller](SingleWriter::Tools& tools) {
            return tools.registrar.amend(tools.transaction, code, body.change, seen,
                                         {caller, body.reason, body.document});
        };
    }
    if (action == "move") {
        return [body = move_from(item, true), code = code_in(item, scheme), seen = seen_in(item), caller](SingleWriter::Tools& tools) {
            return registry::move_status(tools.store, tools.registrar, tools.transaction, code, body.move, seen,
                                         {caller, body.reason, body.document});
        };
    }
    if (action == "certify") {
        check_members(item, {"action", "code", "revision", "reason", "document"});
        return [code = code_in(item, scheme), seen = seen_in(item), reason = text_member(item, "reason"),
                document = text_member(item, "document"), caller](SingleWriter::Tools& tools) -> Written {
            return registry::certify(tools.store, tools.transaction, code, seen, {caller, reason, document});
        };
    }
    refuse_member("/action", "action is issue, amend, move or certify");
}

}  // namespace

http::Response WriteMany::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto document = object_in(request.body);
    const auto items = document.root().member("items");
    const auto elements = items ? items->elements() : std::nullopt;
    if (!elements || elements->empty() || elements->size() > most_actions) {
        refuse_member("/items", "items must be a list of 1 to " + std::to_string(most_actions) + " actions");
    }
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        std::string results;
        for (const auto& item : *elements) {
            const auto result = answered([&] {
                const auto action = action_of(item, scheme, caller);
                const int done = item.member("action")->as_string() == "issue" ? 201 : 200;
                return answer_of(action(tools), scheme, done);
            });
            results += (results.empty() ? "{\"status\":" : ",{\"status\":") + std::to_string(result.status) +
                       (result.status < 300 ? ",\"address\":" : ",\"problem\":") + result.body + "}";
        }
        return http::Response{200, "application/json", "{\"results\":[" + results + "]}", {}};
    });
}

http::Response UndoRevision::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto number = whole_number(request.path_parameters.at("number"));
    if (!number) refuse_parameter("number", "a revision is a number from 1");
    const auto ground = ground_from(request.body);
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        json::Writer json;
        json.begin_object().key("revision");
        json.integer(registry::undo(tools.store, tools.registrar, tools.transaction, *number,
                                    {caller, ground.reason, ground.document}));
        return http::Response{200, "application/json", json.end_object().text(), {}};
    });
}

namespace {

http::Response described(registry::Store& store) {
    const auto facts = store.facts();
    const auto settings = registry::read_settings(store);
    json::Writer writer;
    writer.begin_object().key("number").integer(facts.number).key("name").string(facts.name);
    writer.key("code_scheme").string(facts.code_scheme);
    writer.key("issuing").string(settings.by_decision ? "by-decision" : "direct");
    writer.key("code_label").string(settings.code_label).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response ReadRegistry::operator()(const http::Request&) const { return described(*stores.lease()); }

http::Response ChangeRegistry::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto document = object_in(request.body);
    const auto object = document.root();
    check_members(object, {"issuing", "code_label", "reason"});
    const auto issuing = text_given(object, "issuing");
    if (issuing && *issuing != "direct" && *issuing != "by-decision") {
        refuse_member("/issuing", "issuing is direct or by-decision");
    }
    const auto label = text_given(object, "code_label", "", 100);
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        auto settings = registry::read_settings(tools.store);
        if (issuing) settings.by_decision = *issuing == "by-decision";
        if (label) settings.code_label = *label;
        registry::change_settings(tools.store, tools.transaction, settings, caller, text_member(object, "reason"));
        return described(tools.store);
    });
}

}  // namespace diachi::api
