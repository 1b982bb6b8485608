#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/streets/finer_context.hpp"

namespace diachi::registry::geocoding {

/// What was found below the commune.
struct FinerFinds {
    std::vector<KnownAddress> addresses;  ///< one when settled
    std::vector<KnownParcel> parcels;     ///< one when settled
    std::vector<std::uint32_t> streets;   ///< of StreetIndex
    std::vector<std::uint32_t> hamlets;
    std::vector<std::uint32_t> communes;  ///< that the finds leave of the region, sorted; empty: they say nothing
    std::optional<Run> street_words;
    std::optional<Run> place_words;
    bool with_flat = false;      ///< the addresses are those of the flat
    std::vector<Run> explained;  ///< tokens that are accounted for, found or reported as a fault
    std::vector<Fault> faults;
};

FinerFinds find_finer_parts(const WrittenParts& parts, const Region& region, const FinerContext& context);

}  // namespace diachi::registry::geocoding
