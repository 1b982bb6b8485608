#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/address_lookup.hpp"
#include "registry/geocoding/streets/street_index.hpp"
#include "registry/geocoding/streets/written_parts.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// Where streets and places are looked for: some communes of today, a province, or the whole gazetteer.
struct Region {
    std::vector<std::uint32_t> communes;   ///< sorted; empty: see `province`
    std::uint32_t province = no_unit;      ///< no_unit: everywhere
    std::vector<std::uint32_t> former;     ///< former communes that the text may name, sorted: they tell homonyms apart
    bool former_only = false;              ///< the text names no commune of today beside them
    std::vector<std::uint32_t> districts;  ///< that the text names beside the commune
    std::vector<std::uint32_t> namesakes;  ///< other communes, of today or former, that the written name fits as well

    [[nodiscard]] bool holds(std::uint32_t commune, const UnitIndex& units) const;
    /// Whether a street or place of these communes can be meant. One that is known to have lain in other former
    /// communes than those that are named cannot: it would decide a split commune that it never was in.
    [[nodiscard]] bool may_mean(const std::vector<std::uint32_t>& communes_of_thing,
                                const std::vector<std::uint32_t>& former_of_thing, const UnitIndex& units) const;
    /// Whether a street or place of these communes can lie in a namesake of the commune that was read.
    [[nodiscard]] bool namesake_may_hold(const std::vector<std::uint32_t>& communes_of_thing,
                                         const std::vector<std::uint32_t>& former_of_thing,
                                         const UnitIndex& units) const;
    /// Whether an address of that commune of today can lie in a namesake.
    [[nodiscard]] bool is_of_namesake(std::uint32_t commune, const UnitIndex& units) const;
    /// Whether it lay in a former commune that is named.
    [[nodiscard]] bool held_formerly(const std::vector<std::uint32_t>& former_of_thing) const;
};

/// The words that were read and the names that they are looked up in.
struct FinerContext {
    std::string_view text;
    std::span<const Token> tokens;
    const UnitIndex& units;
    const StreetIndex& streets;
    const AddressLookup& addresses;
    std::optional<Date> as_of = std::nullopt;  ///< the day that the text is of

    /// The words as written.
    [[nodiscard]] std::string slice(const Run& run) const;
    /// Of one name borne by several: whether it is the one that the day of the text calls for, a former name in force
    /// on it; without a day a name of today (null).
    [[nodiscard]] bool of_the_day(const FormerName* former_name) const;
    /// The words as names are compared.
    [[nodiscard]] std::string forms(const Run& run) const;
};

/// How a name is written differently from its official form: "", "no_accents" or "spelled_wrong".
std::string_view spelling_fault(std::string_view written, std::string_view official);

}  // namespace diachi::registry::geocoding
