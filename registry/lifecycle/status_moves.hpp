#pragma once

#include <map>
#include <string>
#include <vector>

#include "registry/registrar.hpp"

namespace diachi::registry {

/// What is to become of an address.
struct StatusMove {
    std::string to;  ///< "current", "retired", "cancelled"
    std::optional<Date> since;            ///< the first day of the new status; today when absent
    std::vector<std::string> successors;  ///< codes of the addresses that take its place
    std::string succession;               ///< "split", "merge" or "replacement"; empty: by their number
    bool with_units = false;              ///< retires the units of a site too
    std::map<std::string, std::string> confirmed;  ///< rule id → reason, where the rules are asked again
};

/// Moves an address from one status to another, as one revision. Reinstating asks the rules again: what they say is
/// answered. Throws as address_to_change; NotPossible "illegal-move" with the legal ones, "units-in-use" with their
/// codes, "reason-needed", "document-needed" and "conflict". Holdings of what is retired or cancelled end.
Written move_status(Store& store, Registrar& registrar, Transaction& transaction, const std::string& code,
                    const StatusMove& move, const Seen& seen, const Authorship& authorship);

/// The units of a site that are in use, current or reserved.
std::vector<AddressRecord> units_in_use(Store& store, Id site);

/// Cancels reservations whose last day is over, at most so many, as one revision. Returns how many.
int expire_reservations(Store& store, Transaction& transaction, int most);

/// Ends the present status of an address and writes the next, since a day.
void write_status(Store& store, Revision& revision, Id address, const std::string& status, const std::string& reason,
                  const Date& since, std::optional<Id> decision = std::nullopt);

}  // namespace diachi::registry
