#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/streets/finer_context.hpp"

namespace diachi::registry::geocoding {

/// The hamlets and other places that a text names.
struct PlaceFinds {
    std::vector<std::uint32_t> hamlets;      ///< of StreetIndex; what the first place that is known means
    std::span<const std::uint32_t> bearers;  ///< all that bear its name, wherever they lie; in the index
    std::optional<Run> words;                ///< its word and its name
    std::vector<std::uint32_t> all;          ///< what all places mean, the first ones first
    std::vector<Run> explained;              ///< tokens that are accounted for, found or reported as a fault
    std::vector<Fault> faults;
};

PlaceFinds find_written_places(const WrittenParts& parts, const Region& region, const FinerContext& context);

}  // namespace diachi::registry::geocoding
