#pragma once

#include <optional>
#include <string>

#include "registry/access/caller.hpp"
#include "registry/lifecycle/not_possible.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// The caller saw an older version of the address than the present one; both are worth showing.
class StaleVersion : public NotPossible {
  public:
    StaleVersion(const AddressRecord& present, RevisionNumber seen);
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] RevisionNumber seen() const { return seen_; }

  private:
    std::string address_;
    RevisionNumber seen_;
};

/// Which version of an address the caller has in mind; nothing: whatever it is now.
using Seen = std::optional<RevisionNumber>;

/// The address of a code, for somebody who wants to change it. Throws NotPossible ("not-found"), NotGranted when the
/// caller has not the permission in its commune, and StaleVersion.
AddressRecord address_to_change(Store& store, const std::string& code, const Caller& caller, Permission permission,
                                const Seen& seen);

}  // namespace diachi::registry
