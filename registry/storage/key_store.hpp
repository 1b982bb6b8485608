#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/access/api_key.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// A key of the registry's present, and what is known of its making.
struct StoredKey {
    Id id;
    ApiKey key;
    std::vector<std::string> commune_codes;  ///< of key.communes, as last known
    std::string created_at;                  ///< UTC, ISO 8601
    std::string created_by;
};

/// Reads keys; they are written through Revision, see access/key_keeping.hpp.
class KeyStore {
  public:
    virtual ~KeyStore() = default;
    /// Asked for every request: one indexed look-up.
    virtual std::optional<ApiKey> with_hash(const KeyHash& hash) = 0;
    /// Keys of the present, ordered by label, at most `limit`, from behind the label `after`.
    virtual std::vector<StoredKey> keys_after(const std::string& after, int limit) = 0;
    virtual std::optional<StoredKey> key_labelled(const std::string& label) = 0;
    /// Whether a key of this label ever was.
    virtual bool label_was_given(const std::string& label) = 0;
    /// The rows of api_key_unit that limit a key, to be ended with it.
    virtual std::vector<Id> limits_of(Id key) = 0;
};

}  // namespace diachi::registry
