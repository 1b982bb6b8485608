#pragma once

#include "registry/lifecycle/changed_address.hpp"
#include "registry/registrar.hpp"

namespace diachi::registry {

/// Attests what an address says now, as one revision; an earlier attestation ends. Throws as address_to_change, and
/// NotPossible when the address is not current or no document is named.
AddressRecord certify(Store& store, Transaction& transaction, const std::string& code, const Seen& seen,
                      const Authorship& authorship);

/// Takes an attestation back. Throws NotPossible when there is none.
AddressRecord revoke_certification(Store& store, Transaction& transaction, const std::string& code, const Seen& seen,
                                   const Authorship& authorship);

/// Ends the attestations of an address of which something else was changed in this revision.
void lapse_certifications(Store& store, Revision& revision, Id address);

}  // namespace diachi::registry
