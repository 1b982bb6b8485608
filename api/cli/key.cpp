#include <iostream>
#include <sstream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/dates.hpp"
#include "registry/access/key_keeping.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

using registry::Authorship;
using registry::Caller;

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
    return parts;
}

std::set<registry::Role> roles_in(const std::string& text) {
    std::set<registry::Role> roles;
    for (const auto& name : listed(text)) {
        const auto role = registry::role_named(name);
        if (!role) throw UsageError("there is no role " + in_quotes(name) + "; see docs/access.md");
        roles.insert(*role);
    }
    return roles;
}

Authorship authorship(const Arguments& arguments) {
    return {Caller::command_line(), arguments.option("reason").value_or(""), arguments.option("document").value_or("")};
}

std::string communes_of(const registry::StoredKey& stored) {
    if (!stored.key.communes) return "everywhere";
    std::string codes;
    for (const auto& code : stored.commune_codes) codes += (codes.empty() ? "" : ",") + code;
    return codes;
}

int create_key(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "label", "role", "ward", "expires", "reason", "document"},
                              {"everywhere"});
    arguments.exactly(0, "options only");
    const registry::KeyWish wish{arguments.required("label"), roles_in(arguments.required("role")),
                                 listed(arguments.option("ward").value_or("")), arguments.has_flag("everywhere"),
                                 day_option(arguments, "expires")};
    const auto store = registry::open_store(arguments.required("registry"));
    auto transaction = store->begin();
    const auto made = registry::make_key(*store, *transaction, wish, authorship(arguments));
    transaction->commit();
    std::cout << "key “" << made.stored.key.label << "”, shown this once: " << made.secret << "\n";
    return 0;
}

int list_keys(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry"});
    arguments.exactly(0, "options only");
    const auto store = registry::open_store(arguments.required("registry"));
    std::cout << "label\troles\twards\tlast day\tcreated at\tcreated by\n";
    std::string after;
    for (auto page = store->keys().keys_after(after, 100); !page.empty(); page = store->keys().keys_after(after, 100)) {
        for (const auto& stored : page) {
            std::cout << stored.key.label << "\t" << registry::role_names(stored.key.roles) << "\t"
                      << communes_of(stored) << "\t" << (stored.key.last_day ? stored.key.last_day->iso() : "-") << "\t"
                      << stored.created_at << "\t" << stored.created_by << "\n";
        }
        after = page.back().key.label;
    }
    return 0;
}

int revoke_key(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "label", "reason", "document"});
    arguments.exactly(0, "options only");
    const std::string label = arguments.required("label");
    const auto store = registry::open_store(arguments.required("registry"));
    auto transaction = store->begin();
    if (!registry::end_key(*store, *transaction, label, authorship(arguments))) {
        throw std::runtime_error("there is no key " + in_quotes(label) + "; diachi key list shows those there are");
    }
    transaction->commit();
    std::cout << "revoked: " << label << "\n";
    return 0;
}

}  // namespace

int key(const std::vector<std::string>& words) {
    const std::string verb = words.empty() ? "" : words[0];
    const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (verb == "create") return create_key(rest);
    if (verb == "list") return list_keys(rest);
    if (verb == "revoke") return revoke_key(rest);
    throw UsageError("expected create, list or revoke");
}

}  // namespace diachi::api::cli
