#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/streets/finer_context.hpp"

namespace diachi::registry::geocoding {

/// The street that a text means: several when homonyms cannot be told apart.
struct StreetFinds {
    std::vector<std::uint32_t> streets;      ///< of StreetIndex
    std::span<const std::uint32_t> bearers;  ///< all that bear the name, wherever they lie; in the index
    std::optional<Run> words;                ///< the name that was found
    std::optional<Run> number_behind;        ///< a house number that is written behind the name
    std::vector<Run> explained;              ///< tokens that are accounted for, found or reported as a fault
    std::vector<Fault> faults;
};

StreetFinds find_street(const WrittenParts& parts, const Region& region, const FinerContext& context);

}  // namespace diachi::registry::geocoding
