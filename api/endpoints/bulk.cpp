#include "api/endpoints/bulk.hpp"

#include <functional>

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/change_json.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/lifecycle/certifying.hpp"

namespace diachi::api {
namespace {

using registry::SingleWriter;
using registry::Written;
using Action = std::function<Written(SingleWriter::Tools&)>;

/// As many as are answered on one page: see most_on_a_page in addresses.cpp.
constexpr std::size_t most_actions = 200;

/// The version that an item was made for: its number, or "*".
registry::Seen seen_in(const json::Value& item) {
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
            return tools.registrar.issue(tools.transaction, body.draft, {caller, body.reason, body.document},
                                         body.terms);
        };
    }
    if (action == "amend") {
        return [body = change_from(item, true), code = code_member(item, "code", scheme), seen = seen_in(item),
                caller](SingleWriter::Tools& tools) {
            return tools.registrar.amend(tools.transaction, code, body.change, seen,
                                         {caller, body.reason, body.document});
        };
    }
    if (action == "move") {
        return [body = move_from(item, true), code = code_member(item, "code", scheme), seen = seen_in(item),
                caller](SingleWriter::Tools& tools) {
            return registry::move_status(tools.store, tools.registrar, tools.transaction, code, body.move, seen,
                                         {caller, body.reason, body.document});
        };
    }
    if (action == "certify") {
        check_members(item, {"action", "code", "revision", "reason", "document"});
        return [code = code_member(item, "code", scheme), seen = seen_in(item), reason = text_member(item, "reason"),
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
                return written_answer(action(tools), scheme, done);
            });
            results += (results.empty() ? "{\"status\":" : ",{\"status\":") + std::to_string(result.status) +
                       (result.status < 300 ? ",\"address\":" : ",\"problem\":") + result.body + "}";
        }
        return http::Response{200, "application/json", "{\"results\":[" + results + "]}", {}};
    });
}

}  // namespace diachi::api
