#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/storage/identifier_reads.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// How an address lies to a point that somebody says it is at.
struct ClaimedPosition {
    double distance_m;
    std::optional<bool> same_parcel;  ///< nothing where the address has no parcel on record
};

/// All that can be said of a code: of its digits, of its address today, and of where that lies.
struct CodeStanding {
    CodeCheck check;
    bool known;  ///< ever issued, whatever became of its address
    std::optional<StatusGround> status;
    std::vector<Successor> successors;
    std::optional<ClaimedPosition> position;  ///< when one was claimed and the address has one
};

CodeStanding standing_of(Store& store, const CodeScheme& scheme, std::string_view code,
                         const std::optional<geo::Position>& claimed);

}  // namespace diachi::registry
