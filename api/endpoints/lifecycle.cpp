#include "api/endpoints/lifecycle.hpp"

#include <functional>
#include <limits>

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/change_json.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/undoing.hpp"

namespace diachi::api {
namespace {

using registry::Date;
using registry::Seen;
using registry::SingleWriter;
using registry::Written;

Seen version_seen(const http::Request& request) {
    const auto header = request.headers.find("if-match");
    if (header == request.headers.end()) {
        refuse("precondition-required", "send If-Match with the ETag of the address as you have seen it, or *");
    }
    std::string_view text = header->second;
    if (text == "*") return std::nullopt;
    if (text.size() > 2 && text.front() == '"' && text.back() == '"') {
        if (const auto number = positive_number(text.substr(1, text.size() - 2))) return number;
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
    problem.extensions = "\"present\":" + version(std::numeric_limits<registry::RevisionNumber>::max()) +
                         ",\"seen\":" + version(reason.seen());
    return http::problem(problem);
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
                          [&](SingleWriter::Tools& tools) { return written_answer(job(tools), scheme); });
    } catch (const registry::StaleVersion& reason) {
        return stale(reason, *stores.lease(), scheme);
    }
}

}  // namespace

http::Response AmendAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto seen = version_seen(request);
    const auto document = object_in(request.body);
    const auto body = change_from(document.root());
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) {
        return tools.registrar.amend(tools.transaction, code, body.change, seen, {caller, body.reason, body.document});
    });
}

http::Response MoveStatus::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto seen = version_seen(request);
    const auto document = object_in(request.body);
    const auto body = move_from(document.root());
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) {
        return registry::move_status(tools.store, tools.registrar, tools.transaction, code, body.move, seen,
                                     {caller, body.reason, body.document});
    });
}

http::Response CertifyAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto seen = version_seen(request);
    const auto ground = ground_from(request.body);
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) -> Written {
        return registry::certify(tools.store, tools.transaction, code, seen, {caller, ground.reason, ground.document});
    });
}

http::Response RevokeCertification::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto seen = version_seen(request);
    const auto ground = ground_from(request.body);
    return write_address({request, caller}, stores, writer, scheme, [&](SingleWriter::Tools& tools) -> Written {
        return registry::revoke_certification(tools.store, tools.transaction, code, seen,
                                              {caller, ground.reason, ground.document});
    });
}

http::Response UndoRevision::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto number = id_parameter(request, "number");
    const auto ground = ground_from(request.body);
    return write_once(request, caller, writer, [&](SingleWriter::Tools& tools) {
        json::Writer json;
        json.begin_object().key("revision");
        json.integer(registry::undo(tools.store, tools.registrar, tools.transaction, number,
                                    {caller, ground.reason, ground.document}));
        return http::Response{200, "application/json", json.end_object().text(), {}};
    });
}

}  // namespace diachi::api
