#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/units/readings.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// What the unit names of a text say, and the communes of today that this leaves.
struct CommuneChoice {
    Mentions mentions;
    std::optional<Reading> reading;     ///< the best one; of a district or province where no commune is named
    std::optional<Reading> other_name;  ///< of the same commune: "nay là phường Tân An"
    std::vector<std::uint32_t> named;   ///< every name that may be meant, the best first
    std::vector<std::uint32_t> today;   ///< communes of today that these leave, sorted
    std::vector<Reading> larger;        ///< readings of a district or province alone, the best first
    bool decided = false;               ///< one commune, and the text leaves no doubt that it is named

    [[nodiscard]] bool has_commune() const { return reading && reading->level == Level::commune; }
};

/// More communes than this are no candidates but a region.
inline constexpr std::size_t most_candidates = 5;

/// The choice without its commune, whose name may be that of a street instead.
CommuneChoice without_commune(const CommuneChoice& choice, const UnitIndex& units);

/// The one province of today that all names share which may be meant, or that the text names besides; else none.
std::uint32_t province_of(const CommuneChoice& choice, const UnitIndex& units);

/// `as_of` is the day that the text is of, when it is known.
CommuneChoice choose_commune(std::span<const Token> tokens, std::span<const WordRole> roles, const UnitIndex& units,
                             const std::optional<Date>& as_of = std::nullopt);

}  // namespace diachi::registry::geocoding
