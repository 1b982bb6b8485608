#include "api/key_json.hpp"

#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

/// More than any key may have: what is too much is refused where keys are made, with the reason.
constexpr std::size_t most_texts = 1000;

std::set<registry::Role> roles_in(const json::Value& body) {
    const auto named = texts_member(body, "roles", most_texts);
    if (!named) refuse_member("/roles", "roles must be a list of names of roles");
    std::set<registry::Role> roles;
    for (const auto& name : *named) {
        const auto role = registry::role_named(name);
        if (!role) refuse_member("/roles", "there is no such role; see docs/access.md");
        roles.insert(*role);
    }
    return roles;
}

void read_communes(const json::Value& body, registry::KeyWish& wish) {
    const auto named = body.member("communes");
    wish.everywhere = named && named->as_string() == "*";
    if (wish.everywhere) return;
    if (named && named->as_string()) {
        refuse_member("/communes", "communes must be a list of codes in force, or \"*\" for everywhere");
    }
    wish.commune_codes = texts_member(body, "communes", most_texts).value_or(std::vector<std::string>{});
}

}  // namespace

KeyBody key_wish_from(const std::string& body) {
    const auto document = object_in(body);
    const auto root = document.root();
    check_members(root, {"label", "roles", "communes", "last_day", "reason", "document"});
    KeyBody read;
    read.wish.label = text_member(root, "label");
    read.wish.roles = roles_in(root);
    read_communes(root, read.wish);
    read.wish.last_day = day_member(root, "last_day");
    read.reason = text_member(root, "reason");
    read.document = text_member(root, "document");
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
    writer.key("last_day").string_or_null(stored.key.last_day ? stored.key.last_day->iso() : "");
    writer.key("created_at").string(stored.created_at).key("created_by").string(stored.created_by);
}

}  // namespace diachi::api
