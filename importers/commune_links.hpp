#pragma once

#include <string>
#include <utility>
#include <vector>

#include "importers/unit_ledger.hpp"
#include "registry/date.hpp"

namespace diachi::importers {

/// The communes that a street or place names by their codes, of today and of before.
struct CommuneLinks {
    std::vector<std::pair<registry::Id, registry::Period>> units;
    std::vector<std::string> unknown;  ///< "98004 (former)"

    [[nodiscard]] bool contains(registry::Id unit) const;
};

/// `current` and `former` hold codes with ';' between them. Today's communes have no end; of former ones with the same
/// code the one that ended last is meant.
CommuneLinks resolve_communes(const UnitLedger& units, const std::string& current, const std::string& former);

}  // namespace diachi::importers
