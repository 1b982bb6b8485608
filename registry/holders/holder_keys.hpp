#pragma once

#include <memory>
#include <optional>
#include <string>

#include "registry/holders/holder.hpp"
#include "registry/holders/key_vault.hpp"

namespace diachi::registry {

/// How a holder can be found.
enum class LookupKind { number, phone, name };
std::string_view name_of(LookupKind kind);

/// Which version of which holder a sealed text belongs to: it cannot be opened anywhere else.
struct SealedPlace {
    Id holder;
    std::int64_t version;
};

/// Seals and opens what is known of holders, each under a random data key of its own that lies wrapped in the vault.
/// May be used by several threads.
class HolderKeys {
  public:
    HolderKeys(const SecretKey& master, int registry_number, std::unique_ptr<KeyVault> vault);

    /// Whether this master key is the one that the vault was begun with; a new vault takes it for its own.
    [[nodiscard]] bool fit_the_vault();

    /// A new data key: its id. Returns when the vault has it on disk.
    std::string make(RevisionNumber last_revision);
    /// Throws StorageError when the vault has no such key.
    SealedBytes sealed(const std::string& key_id, const SealedPlace& place, const HolderFacts& facts);
    /// Nothing when the key was destroyed. Throws StorageError when the sealed text was altered.
    std::optional<HolderFacts> opened(const std::string& key_id, const SealedPlace& place, HolderKind kind,
                                      std::span<const std::uint8_t> sealed);
    /// What `kind` of text a holder is found by, without the text: of a name, its folded form and the commune.
    [[nodiscard]] Digest lookup_hash(LookupKind kind, std::string_view text) const;

    /// What texts that systems settled are hashed under; see registry/geocoding/confirmed.
    [[nodiscard]] const SecretKey& settled_texts() const { return settled_texts_; }

    [[nodiscard]] KeyVault& vault() { return *vault_; }

  private:
    std::optional<SecretKey> data_key(const std::string& key_id);
    [[nodiscard]] std::string bound(const std::string& key_id) const;
    [[nodiscard]] std::string bound(const SealedPlace& place) const;

    SecretKey wrapping_;
    SecretKey looking_up_;
    SecretKey settled_texts_;
    int registry_number_;
    std::unique_ptr<KeyVault> vault_;
};

/// What a name is looked up by: "nguyen van a" in the commune with this id.
std::string name_with_commune(std::string_view name, Id commune);

}  // namespace diachi::registry
