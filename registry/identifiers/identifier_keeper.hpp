#pragma once

#include <optional>
#include <string>
#include <variant>

#include "registry/registrar.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Why an identifier was not written.
struct IdentifierRefusal {
    enum class Why {
        taken,     ///< another address in force has it: `other_code`
        not_kept,  ///< the address has no such identifier
    };
    Why why;
    std::string other_code;
};

/// An address after a write, or as it was where nothing needed writing.
struct KeptIdentifiers {
    AddressRecord address;
    bool written;
};

using IdentifierOutcome = std::variant<KeptIdentifiers, IdentifierRefusal>;

/// Writes what other authorities call an address. `value` is as its scheme writes it (IdentifierScheme::normal).
/// Throws as address_to_change: the caller must be allowed to issue in the commune of the address.
class IdentifierKeeper {
  public:
    /// Reads and writes inside the transaction, which is of the store.
    IdentifierKeeper(Store& store, Transaction& transaction) : store_(store), transaction_(transaction) {}

    /// `since`: the day from which it holds, today or before.
    IdentifierOutcome add(const std::string& code, const std::string& scheme, const std::string& value,
                          const Date& since, const Authorship& authorship);

    /// It holds no longer, from today on; `never_right` says that it was written down by mistake: then it does not
    /// stand for the past either.
    IdentifierOutcome end(const std::string& code, const std::string& scheme, const std::string& value,
                          bool never_right, const Authorship& authorship);

  private:
    AddressRecord address_for(const std::string& code, const Caller& caller);

    Store& store_;
    Transaction& transaction_;
};

/// The code of another address in force that has the identifier today, where only one may.
std::optional<std::string> other_with_identifier(Store& store, const std::string& scheme, const std::string& value,
                                                 Id address);

}  // namespace diachi::registry
