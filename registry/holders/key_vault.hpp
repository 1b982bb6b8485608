#pragma once

#include <functional>
#include <optional>
#include <string>

#include "registry/holders/sealing.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// Keeps the wrapped data keys of holders, apart from the registry: what is destroyed here makes all copies of the
/// registry unreadable where that holder is concerned. May be used by several threads. Throws StorageError.
class KeyVault {
  public:
    virtual ~KeyVault() = default;

    /// A hash by which the vault knows its master key; nothing in a new vault.
    virtual std::optional<Digest> master_check() = 0;
    virtual void set_master_check(const Digest& check) = 0;

    /// Returns when the disk has it. `revision`: the last one of the registry when the key was made.
    virtual void keep(const std::string& key_id, const SealedBytes& wrapped, RevisionNumber revision) = 0;
    virtual std::optional<SealedBytes> wrapped(const std::string& key_id) = 0;
    /// Overwrites the key; returns when the disk has it. Nothing happens when it is not there.
    virtual void destroy(const std::string& key_id) = 0;
    /// Writes the whole vault anew, so that no page keeps what lay there before.
    virtual void compact() = 0;
    /// Destroys the keys of holders that were never written: made more than a day ago, before the registry's
    /// `last_revision`, and not `known`. A registry that was restored from an earlier day keeps the keys of later ones.
    virtual void destroy_orphans(RevisionNumber last_revision,
                                 const std::function<bool(const std::string& key_id)>& known) = 0;
};

}  // namespace diachi::registry
