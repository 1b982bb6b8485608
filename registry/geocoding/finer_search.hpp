#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "registry/geocoding/address_lookup.hpp"
#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/street_index.hpp"
#include "registry/geocoding/unit_index.hpp"
#include "registry/geocoding/written_parts.hpp"

namespace diachi::registry::geocoding {

/// Where streets and places are looked for: some communes of today, a province, or the whole gazetteer.
struct Region {
    std::vector<std::uint32_t> communes;  ///< sorted; empty: see `province`
    std::uint32_t province = no_unit;     ///< no_unit: everywhere
    std::vector<std::uint32_t> former;    ///< former communes that the text may name, sorted: they tell homonyms apart

    [[nodiscard]] bool holds(std::uint32_t commune, const UnitIndex& units) const;
};

/// What was found below the commune.
struct FinerFinds {
    std::vector<KnownAddress> addresses;  ///< one when settled
    std::vector<std::uint32_t> streets;   ///< of StreetIndex
    std::vector<std::uint32_t> hamlets;
    std::vector<std::uint32_t> communes;  ///< that the finds leave of the region, sorted; empty: they say nothing
    bool with_flat = false;               ///< the addresses are those of the flat
    std::vector<Run> explained;           ///< tokens that are accounted for, found or reported as a fault
    std::vector<Fault> faults;
};

/// The words that were read and the names that they are looked up in.
struct FinerContext {
    std::string_view text;
    std::span<const Token> tokens;
    const UnitIndex& units;
    const StreetIndex& streets;
    const AddressLookup& addresses;
};

FinerFinds find_finer_parts(const WrittenParts& parts, const Region& region, const FinerContext& context);

/// How a name is written differently from its official form: "", "no_accents" or "spelled_wrong".
std::string_view spelling_fault(std::string_view written, std::string_view official);

}  // namespace diachi::registry::geocoding
