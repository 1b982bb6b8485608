#include "registry/access/api_key.hpp"

#include <algorithm>

namespace diachi::registry {

std::string new_key_secret() { return "dk_" + random_token(32); }

// The secret has 256 bits of chance, so a plain hash is enough: there is nothing to guess.
KeyHash hash_of_key(std::string_view secret) { return digest_of(secret); }

Caller caller_of(const ApiKey& key) { return {key.label, key.roles, key.communes}; }

journal::Row api_key_row(const ApiKey& key, const KeyHash& hash) {
    const auto limited = key.communes ? journal::Value(std::int64_t{1}) : journal::Value();
    const auto last_day = journal::optional_value(key.last_day);
    return {"api_key", {key.label, role_names(key.roles), hexadecimal(hash), last_day, limited}};
}

journal::Row api_key_unit_row(Id key, Id commune) { return {"api_key_unit", {key, commune}}; }

std::string role_names(const std::set<Role>& roles) {
    std::string names;
    for (const Role role : roles) names.append(names.empty() ? "" : ",").append(name_of(role));
    return names;
}

std::set<Role> roles_named(std::string_view names) {
    std::set<Role> roles;
    while (!names.empty()) {
        const auto comma = std::min(names.find(','), names.size());
        if (const auto role = role_named(names.substr(0, comma))) roles.insert(*role);
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return roles;
}

}  // namespace diachi::registry
