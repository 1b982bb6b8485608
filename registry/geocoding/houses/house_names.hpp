#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "registry/geocoding/streets/street_index.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

/// A name as letters in a row, so that blanks that were lost or put in cost nothing.
struct LetteredName {
    std::string letters;                ///< matching form without blanks
    std::uint64_t present = 0;          ///< `letters_in`
    int most_edits = 0;                 ///< of letters, not of digits; none for short names
    std::vector<std::string> words;     ///< in matching form
    std::vector<std::string> accented;  ///< the same with their accents
};

/// A name that houses are numbered in: of streets, named alleys and hamlets that share it.
struct HouseName {
    LetteredName name;
    std::vector<std::uint32_t> streets;  ///< of StreetIndex
    std::vector<std::uint32_t> hamlets;
};

/// What is looked at first of a name, packed: most names fail by their letters alone.
struct NameSignature {
    std::uint64_t present = 0;  ///< `letters_in`
    std::uint32_t name = 0;     ///< of HouseNames, a name or a ground
    std::int32_t most_edits = 0;
};

/// A name by which the ground of a commune of today is called: its own, those of its former communes, districts and
/// provinces, and of its hamlets.
struct GroundName {
    LetteredName name;
    std::uint32_t named = no_unit;  ///< of UnitIndex; none: a hamlet
    std::uint32_t hamlet = no_unit;
    std::string initials;  ///< of a unit's words: "bhn"; none for a single word
};

/// What texts with several faults are held against: names by province, by their initials, and all that the ground of a
/// commune is called by. Built once, read by any number of threads.
class HouseNames {
  public:
    HouseNames(const UnitIndex& units, const StreetIndex& streets);

    [[nodiscard]] const HouseName& name(std::uint32_t number) const { return names_[number]; }
    /// Names in a province of today.
    [[nodiscard]] std::span<const NameSignature> in_province(std::uint32_t province) const;
    [[nodiscard]] std::span<const NameSignature> everywhere() const { return all_; }
    /// Names of exactly these letters, whatever their accents and blanks: "vovantan".
    [[nodiscard]] std::span<const std::uint32_t> with_letters(const std::string& letters) const;
    /// Names whose words begin with these letters: "nvl".
    [[nodiscard]] std::span<const std::uint32_t> with_initials(const std::string& initials) const;
    [[nodiscard]] const GroundName& ground(std::uint32_t number) const { return grounds_[number]; }
    /// A unit's name by its number in UnitIndex; none where it has no letters.
    [[nodiscard]] const LetteredName* ground_name(std::uint32_t named) const {
        return ground_of_name_[named] == no_unit ? nullptr : &grounds_[ground_of_name_[named]].name;
    }
    /// Of a commune of today; `name` counts the grounds.
    [[nodiscard]] std::span<const NameSignature> grounds_of(std::uint32_t commune) const;
    /// Communes of today with a ground of these initials.
    [[nodiscard]] std::span<const std::uint32_t> communes_with_initials(const std::string& initials) const;

  private:
    void add_streets(const UnitIndex& units, const StreetIndex& streets);
    void add_grounds(const UnitIndex& units, const StreetIndex& streets);
    HouseName& name_for(LetteredName name);

    std::vector<HouseName> names_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_letters_;
    std::vector<NameSignature> all_;
    std::unordered_map<std::uint32_t, std::vector<NameSignature>> by_province_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_initials_;
    std::vector<GroundName> grounds_;
    std::vector<std::uint32_t> ground_of_name_;  ///< by unit name
    std::unordered_map<std::uint32_t, std::vector<NameSignature>> by_commune_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> communes_by_initials_;
};

}  // namespace diachi::registry::geocoding
