#include "api/endpoints/confirmed_readings.hpp"

#include "api/body_members.hpp"
#include "api/confirmed_reading_json.hpp"
#include "api/endpoints/holder_answer.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/geocoding/confirmed/text_form.hpp"

namespace diachi::api {
namespace {

using registry::Permission;
using registry::geocoding::ReadingKeeper;
using Tools = registry::SingleWriter::Tools;

constexpr int most_on_a_page = 200;

http::Response answer(int status, const registry::ConfirmedReadingRecord& reading, registry::Store& store,
                      const PublishedMap& map) {
    json::Writer writer;
    write(writer, reading, store, map);
    return {status, "application/json", writer.text(), {}};
}

}  // namespace

http::Response ConfirmReading::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto current = map.get();
        const auto body = reading_from(request.body, caller.name, *current, *stores.lease(), scheme);
        const auto& key = keyring.keys().settled_texts();
        return write_once(request, caller, writer, [&](Tools& tools) {
            const auto confirmed =
                ReadingKeeper(tools.store, tools.transaction, key)
                    .confirm({body.system, body.text, body.choice, body.replaces}, {caller, body.reason, ""});
            return answer(confirmed.written ? 201 : 200, confirmed.record, tools.store, *current);
        });
    });
}

http::Response ListConfirmedReadings::operator()(const http::Request& request, const registry::Caller& caller) const {
    const int limit = limit_parameter(request, 100, most_on_a_page);
    auto system = text_parameter(request, "system");
    if (!may(caller, Permission::administer)) {
        if (!system) system = caller.name;
        registry::geocoding::require_settling(caller, *system);
    }
    const auto current = map.get();
    const auto store = stores.lease();
    auto found = store->confirmed_readings().list(system, after_id(request), limit + 1);
    const bool more = cut_to_page(found, limit);
    json::Writer writer;
    writer.begin_object().key("confirmed_readings").begin_array();
    for (const auto& reading : found) write(writer, reading, *store, *current);
    writer.end_array().key("next_after");
    more ? writer.integer(found.back().id) : writer.null();
    return {200, "application/json", writer.end_object().text(), {}};
}

http::Response FindConfirmedReading::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto document = object_in(request.body);
        const auto object = document.root();
        check_members(object, {"system", "text"});
        const auto system = text_given(object, "system").value_or(caller.name);
        registry::geocoding::require_settling(caller, system);
        const auto form = registry::geocoding::settled_form(settled_text(object));
        const auto store = stores.lease();
        const auto reading = form && store->confirmed_readings().last_change() != 0
                                 ? store->confirmed_readings().of_text(
                                       registry::geocoding::settled_hash(keyring.keys().settled_texts(), system, *form))
                                 : std::nullopt;
        if (!reading) refuse("not-found", "this system has not settled this text");
        return answer(200, *reading, *store, *map.get());
    });
}

http::Response EndConfirmedReading::operator()(const http::Request& request, const registry::Caller& caller) const {
    return holder_answer([&] {
        const auto reading = id_parameter(request, "id");
        const auto reason = text_parameter(request, "reason").value_or("");
        if (reason.size() > longest_text) refuse_parameter("reason", "a reason has at most 500 bytes");
        const auto& key = keyring.keys().settled_texts();
        return write_once(request, caller, writer, [&](Tools& tools) {
            const auto revision = ReadingKeeper(tools.store, tools.transaction, key).end(reading, {caller, reason, ""});
            return http::Response{200, "application/json", "{\"revision\":" + std::to_string(revision) + "}", {}};
        });
    });
}

}  // namespace diachi::api
