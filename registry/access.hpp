#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "registry/digest.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

/// The roles of design §8 that this version knows. Everything not granted is refused.
enum class Role { administrator };

using KeyHash = Digest;

/// An API key as the registry knows it: the secret itself is shown once and never kept.
struct ApiKey {
    std::string label;
    Role role;
};

/// A new secret: "dk_" and 256 bits of chance.
std::string new_key_secret();
KeyHash hash_of_key(std::string_view secret);

std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

journal::Row api_key_row(const ApiKey& key, const KeyHash& hash);

}  // namespace diachi::registry
