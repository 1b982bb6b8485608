#include "api/endpoints/keys.hpp"

#include <cctype>
#include <string>
#include <string_view>

#include "api/json/pointer.hpp"
#include "api/key_json.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

/// With 300 communes each they still fit into the buffers of a connection.
constexpr int most_on_a_page = 50;

/// As one segment of a path (RFC 3986).
std::string in_path(const std::string& label) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string path;
    for (const unsigned char c : label) {
        if (std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_') {
            path += static_cast<char>(c);
        } else {
            path.append("%").append(1, hex[c >> 4]).append(1, hex[c & 15]);
        }
    }
    return path;
}

}  // namespace

http::Response ListKeys::operator()(const http::Request& request) const {
    const auto limit = limit_parameter(request, most_on_a_page, most_on_a_page);
    auto keys = stores.lease()->keys().keys_after(text_parameter(request, "after").value_or(""), limit + 1);
    const bool more = cut_to_page(keys, limit);
    json::Writer writer;
    writer.begin_object().key("keys").begin_array();
    for (const auto& stored : keys) {
        writer.begin_object();
        write_members(writer, stored);
        writer.end_object();
    }
    writer.end_array().key("next_after").string_or_null(more ? keys.back().key.label : "");
    return {200, "application/json", writer.end_object().text(), {}};
}

http::Response MakeKey::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto body = key_wish_from(request.body);
    const auto made = [&] {
        try {
            return writer.write<registry::MadeKey>([&](registry::SingleWriter::Tools& tools) {
                return registry::make_key(tools.store, tools.transaction, body.wish,
                                          {caller, body.reason, body.document});
            });
        } catch (const registry::KeyRefused& refused) {
            refuse_member(json::pointer_to({refused.field}), refused.what());
        }
    }();
    json::Writer json;
    json.begin_object();
    write_members(json, made.stored);
    json.key("secret").string(made.secret);
    return {201,
            "application/json",
            json.end_object().text(),
            {{"Location", "/api/v1/keys/" + in_path(made.stored.key.label)}}};
}

http::Response EndKey::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto& label = request.path_parameters.at("label");
    const bool ended = writer.write<bool>([&](registry::SingleWriter::Tools& tools) {
        return registry::end_key(tools.store, tools.transaction, label, {caller, "", ""});
    });
    if (!ended) refuse_parameter("label", "no key of the present has this label", "not-found");
    return {204, "", "", {}};
}

}  // namespace diachi::api
