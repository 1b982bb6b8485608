#include "registry/holders/holder_keys.hpp"

#include "registry/storage/store.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t key_id_bytes = 16;

}  // namespace

std::string_view name_of(LookupKind kind) {
    switch (kind) {
        case LookupKind::number:
            return "number";
        case LookupKind::phone:
            return "phone";
        case LookupKind::name:
            return "name";
    }
    return "";
}

HolderKeys::HolderKeys(const SecretKey& master, int registry_number, std::unique_ptr<KeyVault> vault)
    : wrapping_(derived_key(master, KeyPurpose::wrapping)),
      looking_up_(derived_key(master, KeyPurpose::looking_up)),
      settled_texts_(derived_key(master, KeyPurpose::settled_texts)),
      registry_number_(registry_number),
      vault_(std::move(vault)) {}

bool HolderKeys::fit_the_vault() {
    const Digest check =
        keyed_hash(wrapping_, "diachi: the master key of registry " + std::to_string(registry_number_));
    const auto kept = vault_->master_check();
    if (!kept) vault_->set_master_check(check);
    return !kept || *kept == check;
}

std::string HolderKeys::make(RevisionNumber last_revision) {
    const std::string id = random_token(key_id_bytes);
    const SecretKey key = random_key();
    const std::string_view text(reinterpret_cast<const char*>(key.bytes().data()), key.bytes().size());
    vault_->keep(id, seal(wrapping_, text, bound(id)), last_revision);
    return id;
}

SealedBytes HolderKeys::sealed(const std::string& key_id, const SealedPlace& place, const HolderFacts& facts) {
    const auto key = data_key(key_id);
    if (!key) throw StorageError("the vault has not the key of this holder");
    return seal(*key, encoded(facts).view(), bound(place));
}

std::optional<HolderFacts> HolderKeys::opened(const std::string& key_id, const SealedPlace& place, HolderKind kind,
                                              std::span<const std::uint8_t> sealed) {
    const auto key = data_key(key_id);
    if (!key) return std::nullopt;
    const auto text = registry::opened(*key, sealed, bound(place));
    auto facts = text ? decoded(kind, *text) : std::nullopt;
    if (!facts) throw StorageError("what is sealed of a holder was altered; run diachi verify");
    return facts;
}

Digest HolderKeys::lookup_hash(LookupKind kind, std::string_view text) const {
    return keyed_hash(looking_up_, std::string(name_of(kind)) + '\n' + std::string(text));
}

std::optional<SecretKey> HolderKeys::data_key(const std::string& key_id) {
    const auto wrapped = vault_->wrapped(key_id);
    if (!wrapped) return std::nullopt;
    const auto key = registry::opened(wrapping_, *wrapped, bound(key_id));
    if (!key) throw StorageError("a key in the vault of holders was altered");
    const auto text = key->view();
    return SecretKey({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

std::string HolderKeys::bound(const std::string& key_id) const {
    return std::to_string(registry_number_) + "/" + key_id;
}

std::string HolderKeys::bound(const SealedPlace& place) const {
    return std::to_string(registry_number_) + "/" + std::to_string(place.holder) + "/" + std::to_string(place.version);
}

std::string name_with_commune(std::string_view name, Id commune) {
    return text::folded(name) + '\n' + std::to_string(commune);
}

}  // namespace diachi::registry
