#include "api/endpoints/watch_lists.hpp"

#include "api/body_members.hpp"
#include "api/json/writer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/watching/watch_keeper.hpp"
#include "registry/watching/watched_changes.hpp"

namespace diachi::api {
namespace {

using registry::WatchKeeper;
using Tools = registry::SingleWriter::Tools;

constexpr std::size_t most_codes = 10'000;  // a call

std::string label_parameter(const http::Request& request) {
    const std::string& label = request.path_parameters.at("label");
    if (!WatchKeeper::is_label(label)) {
        refuse_parameter("label", "a label has 1 to 64 bytes and no control characters");
    }
    return label;
}

void write(json::Writer& writer, const registry::CodesToWatch& codes) {
    for (const auto& refused : codes.refused) {
        writer.begin_object().key("index").integer(static_cast<std::int64_t>(refused.index));
        writer.key("code").string(refused.code).key("reason").string(refused.reason).end_object();
    }
}

void write(json::Writer& writer, const std::vector<std::string>& texts) {
    writer.begin_array();
    for (const auto& text : texts) writer.string(text);
    writer.end_array();
}

registry::JournalPosition since_parameter(const http::Request& request) {
    const auto text = text_parameter(request, "since").value_or("0");
    const auto position = registry::journal_position(text);
    if (!position) refuse_parameter("since", "since is a revision, or next_since of the answer before");
    return *position;
}

}  // namespace

http::Response ListWatchLists::operator()(const http::Request& /*request*/, const registry::Caller& caller) const {
    json::Writer writer;
    writer.begin_object().key("watch_lists").begin_array();
    for (const auto& list : stores.lease()->watch_lists().list(caller.name)) {
        writer.begin_object().key("label").string(list.label).key("size").integer(list.size);
        writer.key("made_at").string(list.made_at).end_object();
    }
    return {200, "application/json", writer.end_array().end_object().text(), {}};
}

http::Response KeepWatchList::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto label = label_parameter(request);
    return write_once(request, caller, writer, [&](Tools& tools) {
        const auto kept = WatchKeeper(tools.store, caller.name).keep(label);
        json::Writer json;
        json.begin_object().key("label").string(label);
        json.key("size").integer(tools.store.watch_lists().size(kept.list));
        json.key("revision").integer(tools.store.last_revision()).end_object();
        return http::Response{kept.made ? 201 : 200, "application/json", json.text(), {}};
    });
}

http::Response DropWatchList::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto label = label_parameter(request);
    return write_once(request, caller, writer, [&](Tools& tools) {
        WatchKeeper(tools.store, caller.name).drop(label);
        return http::Response{204, "", "", {}};
    });
}

http::Response ChangeWatchList::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto label = label_parameter(request);
    const auto document = object_in(request.body);
    check_members(document.root(), {"add", "remove"});
    const auto to_add = texts_member(document.root(), "add", most_codes).value_or(std::vector<std::string>{});
    const auto to_remove = texts_member(document.root(), "remove", most_codes).value_or(std::vector<std::string>{});
    if (to_add.empty() && to_remove.empty()) refuse_member("", "the body needs codes to add or to remove");
    // Looked up ahead, so that nobody who waits to write waits for that.
    const auto [added, removed] = [&, store = stores.lease()] {
        return std::pair(registry::codes_to_watch(*store, scheme, to_add),
                         registry::codes_to_watch(*store, scheme, to_remove));
    }();
    return write_once(request, caller, writer, [&, &added = added, &removed = removed](Tools& tools) {
        WatchKeeper keeper(tools.store, caller.name);
        const auto out = keeper.remove(label, removed.addresses);
        const auto in = keeper.add(label, added.addresses);
        json::Writer json;
        json.begin_object().key("added").integer(in.changed).key("removed").integer(out.changed);
        json.key("size").integer(in.size).key("refused").begin_object().key("add").begin_array();
        write(json, added);
        json.end_array().key("remove").begin_array();
        write(json, removed);
        json.end_array().end_object().key("revision").integer(tools.store.last_revision()).end_object();
        return http::Response{200, "application/json", json.text(), {}};
    });
}

http::Response ListWatchedChanges::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto label = label_parameter(request);
    const auto since = since_parameter(request);
    const int limit = limit_parameter(request, 1000, 1000);
    const auto store = stores.lease();
    const auto list = WatchKeeper(*store, caller.name).list(label);
    const auto found = registry::watched_changes(*store, list, since, limit);
    json::Writer writer;
    writer.begin_object().key("changes").begin_array();
    for (const auto& change : found.changes) {
        writer.begin_object().key("code").string(change.code).key("revision").integer(change.revision);
        writer.key("recorded_at").string(change.recorded_at).key("action").string(change.action).key("kinds");
        write(writer, change.kinds);
        writer.key("replaced_by");
        write(writer, change.replaced_by);
        writer.end_object();
    }
    writer.end_array().key("next_since").string(text_of(found.reached)).key("more").boolean(found.more);
    writer.key("revision").integer(found.head).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace diachi::api
