#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "registry/access/caller.hpp"
#include "registry/date.hpp"
#include "registry/digest.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

using KeyHash = Digest;

/// An API key as the registry knows it: the secret itself is shown once and never kept.
struct ApiKey {
    std::string label;  ///< the actor of the journal; never given to a second key
    std::set<Role> roles;
    std::optional<std::set<Id>> communes;  ///< as in Caller; nothing: everywhere
    std::optional<Date> last_day;          ///< the last day on which it opens anything
};

/// A new secret: "dk_" and 256 bits of chance.
std::string new_key_secret();
KeyHash hash_of_key(std::string_view secret);

Caller caller_of(const ApiKey& key);

// Rows of the tables of these names. The communes of a limited key are rows of their own, one for each.
journal::Row api_key_row(const ApiKey& key, const KeyHash& hash);
journal::Row api_key_unit_row(Id key, Id commune);

/// "certifier,officer" and back; a name that no role has is left out.
std::string role_names(const std::set<Role>& roles);
std::set<Role> roles_named(std::string_view names);

}  // namespace diachi::registry
