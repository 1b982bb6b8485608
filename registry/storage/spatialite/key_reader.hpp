#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/storage/key_store.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

class KeyReader : public KeyStore {
  public:
    explicit KeyReader(Connection& connection) : connection_(connection) {}

    std::optional<ApiKey> with_hash(const KeyHash& hash) override;
    std::vector<StoredKey> keys_after(const std::string& after, int limit) override;
    std::optional<StoredKey> key_labelled(const std::string& label) override;
    bool label_was_given(const std::string& label) override;
    std::vector<Id> limits_of(Id key) override;

  private:
    StoredKey stored(const Statement& row);

    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
