#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "registry/access/caller.hpp"
#include "registry/digest.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

using KeyHash = Digest;

/// An API key as the registry knows it: the secret itself is shown once and never kept.
struct ApiKey {
    std::string label;
    Role role;
};

/// A new secret: "dk_" and 256 bits of chance.
std::string new_key_secret();
KeyHash hash_of_key(std::string_view secret);

journal::Row api_key_row(const ApiKey& key, const KeyHash& hash);

}  // namespace diachi::registry
