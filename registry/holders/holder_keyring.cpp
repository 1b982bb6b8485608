#include "registry/holders/holder_keyring.hpp"

#include "registry/storage/confirmed_reading_rows.hpp"
#include "registry/storage/holder_records.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/storage/open_vault.hpp"

namespace diachi::registry {

HolderKeyFiles HolderKeyFiles::beside(const std::filesystem::path& registry) {
    return {registry, registry.string() + ".holder-keys", registry.string() + ".master-key"};
}

HolderKeys& HolderKeyring::keys() {
    const std::lock_guard lock(mutex_);
    if (!keys_) keys_ = open();
    return *keys_;
}

std::unique_ptr<HolderKeys> HolderKeyring::open() const {
    const auto store = open_store(files_.registry);
    auto& records = store->holders();
    // Settled texts are hashed under the same master key: a new one would leave them to nobody.
    const bool in_use = records.any() || store->confirmed_readings().last_change() != 0;
    if (!std::filesystem::exists(files_.vault)) {
        if (in_use) {
            throw HoldersUnavailable(
                "the vault with the keys of this registry's holders and settled texts is not there; put it back beside "
                "the registry, as "
                "its name with .holder-keys behind it");
        }
        make_master_key(files_.master_key);
    }
    const SecretKey master = read_master_key(files_.master_key);
    auto keys = std::make_unique<HolderKeys>(master, store->facts().number, open_key_vault(files_.vault));
    if (in_use && !keys->vault().master_check()) {
        throw HoldersUnavailable(
            "the vault beside the registry is empty; put back the one with the keys of its holders");
    }
    if (!keys->fit_the_vault()) {
        throw HoldersUnavailable(
            "this master key is not the one that the vault of holders was begun with; use that one");
    }
    keys->vault().destroy_orphans(store->last_revision(),
                                  [&](const std::string& key_id) { return records.knows_key(key_id); });
    return keys;
}

}  // namespace diachi::registry
