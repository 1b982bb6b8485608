#include "api/key_json.hpp"

#include <algorithm>
#include <array>

#include "api/json/pointer.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

constexpr std::size_t longest_text = 500;

std::string text_in(const json::Value& body, std::string_view name) {
    const auto value = body.member(name);
    if (!value || value->is_null()) return "";
    const auto text = value->as_string();
    if (!text || text->size() > longest_text) {
        refuse_member(json::pointer_to({name}), std::string(name) + " must be a text of at most 500 bytes");
    }
    return std::string(*text);
}

std::vector<std::string> texts_in(const json::Value& list, std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& item : list.items()) {
        const auto text = item.as_string();
        if (!text) refuse_member(json::pointer_to({name, std::to_string(texts.size())}), "this must be a text");
        texts.emplace_back(*text);
    }
    return texts;
}

std::set<registry::Role> roles_in(const json::Value& body) {
    const auto named = body.member("roles");
    if (!named || !named->is_array()) refuse_member("/roles", "roles must be a list of names of roles");
    std::set<registry::Role> roles;
    for (const auto& name : texts_in(*named, "roles")) {
        const auto role = registry::role_named(name);
        if (!role) refuse_member("/roles", "there is no such role; see docs/access.md");
        roles.insert(*role);
    }
    return roles;
}

void read_communes(const json::Value& body, registry::KeyWish& wish) {
    const auto named = body.member("communes");
    if (!named || named->is_null()) return;
    wish.everywhere = named->as_string() == "*";
    if (wish.everywhere) return;
    if (!named->is_array())
        refuse_member("/communes", "communes must be a list of codes in force, or \"*\" for everywhere");
    wish.commune_codes = texts_in(*named, "communes");
}

void refuse_unknown_members(const json::Value& body) {
    constexpr std::array known{"label", "roles", "communes", "last_day", "reason", "document"};
    for (const auto name : body.member_names()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse_member(json::pointer_to({name}), "there is no member of this name");
        }
    }
}

}  // namespace

KeyBody key_wish_from(const std::string& body) {
    const auto document = object_in(body);
    const auto root = document.root();
    refuse_unknown_members(root);
    KeyBody read;
    read.wish.label = text_in(root, "label");
    read.wish.roles = roles_in(root);
    read_communes(root, read.wish);
    if (const std::string day = text_in(root, "last_day"); !day.empty()) {
        read.wish.last_day = registry::Date::parse(day);
        if (!read.wish.last_day) refuse_member("/last_day", "last_day must be a day, written YYYY-MM-DD");
    }
    read.reason = text_in(root, "reason");
    read.document = text_in(root, "document");
    return read;
}

void write_members(json::Writer& writer, const registry::StoredKey& stored) {
    writer.key("label").string(stored.key.label).key("roles").begin_array();
    for (const auto role : stored.key.roles) writer.string(registry::name_of(role));
    writer.end_array().key("communes");
    if (stored.key.communes) {
        writer.begin_array();
        for (const auto& code : stored.commune_codes) writer.string(code);
        writer.end_array();
    } else {
        writer.string("*");
    }
    writer.key("last_day");
    stored.key.last_day ? writer.string(stored.key.last_day->iso()) : writer.null();
    writer.key("created_at").string(stored.created_at).key("created_by").string(stored.created_by);
}

}  // namespace diachi::api
