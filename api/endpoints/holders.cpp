#include "api/endpoints/holders.hpp"

#include <cstdio>

#include "api/endpoints/holder_answer.hpp"
#include "api/holder_json.hpp"
#include "api/log_lines.hpp"
#include "api/parameters.hpp"
#include "api/write_once.hpp"
#include "registry/holders/holder_keeper.hpp"

namespace diachi::api {
namespace {

using registry::HolderKeeper;
using registry::HolderKeys;
using registry::Id;
using Tools = registry::SingleWriter::Tools;

http::Response answer_with_id(int status, Id holder) {
    json::Writer writer;
    writer.begin_object().key("id").integer(holder).end_object();
    return {status, "application/json", writer.text(), {}};
}

/// What lay in files where nothing refers to it any more. The holder is erased without it.
void scrub(HolderKeys& keys, StorePool& stores) {
    try {
        keys.vault().compact();
        stores.lease()->holders().empty_log();
    } catch (const registry::StorageError& error) {
        const std::string line = error_line("the space of an erased holder is not overwritten yet", error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
}

}  // namespace

http::Response KeepHolder::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto body = new_holder_from(request.body, scheme);
        auto& keys = keyring.keys();
        // The key first: one that no holder came to is harmless, a holder without a key is lost.
        const auto key_id = keys.make(stores.lease()->last_revision());
        return write_once(request, caller, writer, [&](Tools& tools) {
            return answer_with_id(201, HolderKeeper(tools.store, keys)
                                           .keep(tools.transaction, body.facts, body.holding, key_id,
                                                 {caller, body.reason, body.document}));
        });
    });
}

http::Response ChangeHolder::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const Id holder = id_parameter(request, "id");
        const auto body = changed_holder_from(request.body);
        auto& keys = keyring.keys();
        return write_once(request, caller, writer, [&](Tools& tools) {
            HolderKeeper(tools.store, keys)
                .change(tools.transaction, holder, body.facts, {caller, body.reason, body.document});
            return answer_with_id(200, holder);
        });
    });
}

http::Response EraseHolder::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const Id holder = id_parameter(request, "id");
        const auto body = erasure_from(request.body);
        auto& keys = keyring.keys();
        auto answer = write_once(request, caller, writer, [&](Tools& tools) {
            HolderKeeper(tools.store, keys).erase(tools.transaction, holder, {caller, body.reason, body.document});
            return answer_with_id(200, holder);
        });
        scrub(keys, stores);
        return answer;
    });
}

http::Response HoldAddress::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const Id holder = id_parameter(request, "id");
        const auto body = holding_from(request.body, scheme);
        auto& keys = keyring.keys();
        return write_once(request, caller, writer, [&](Tools& tools) {
            HolderKeeper(tools.store, keys)
                .hold(tools.transaction, holder, body.holding, {caller, body.reason, body.document});
            return answer_with_id(201, holder);
        });
    });
}

http::Response EndHolding::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const Id holder = id_parameter(request, "id");
        const Id holding = id_parameter(request, "holding");
        const auto body = holding_end_from(request.body);
        auto& keys = keyring.keys();
        return write_once(request, caller, writer, [&](Tools& tools) {
            HolderKeeper(tools.store, keys)
                .end_holding(tools.transaction, holder, holding, body.end, {caller, body.reason, body.document});
            return answer_with_id(200, holder);
        });
    });
}

}  // namespace diachi::api
