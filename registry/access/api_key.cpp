#include "registry/access/api_key.hpp"

namespace diachi::registry {

std::string new_key_secret() { return "dk_" + random_token(32); }

// The secret has 256 bits of chance, so a plain hash is enough: there is nothing to guess.
KeyHash hash_of_key(std::string_view secret) { return digest_of(secret); }

journal::Row api_key_row(const ApiKey& key, const KeyHash& hash) {
    return {"api_key", {key.label, std::string(name_of(key.role)), hexadecimal(hash)}};
}

}  // namespace diachi::registry
