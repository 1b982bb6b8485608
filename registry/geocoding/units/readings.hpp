#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/units/unit_index.hpp"

namespace diachi::registry::geocoding {

inline constexpr std::uint32_t no_mention = 0xFFFFFFFF;

/// One way to understand the unit names of a text.
struct Reading {
    int score = 0;
    Level level = Level::commune;         ///< of the smallest unit that is read
    std::uint32_t named = no_unit;        ///< NamedUnit of that unit
    std::uint32_t own = no_mention;       ///< its mention
    std::uint32_t district = no_mention;  ///< mention of the district it lies in
    std::uint32_t province = no_mention;
    bool province_of_then = false;  ///< a commune of today, beside a province that its ground belonged to
    bool part_of_name = false;
    bool doubtful = false;      ///< the name may be that of a street or a place
    bool contradicted = false;  ///< the text also names a district or province it never lay in

    /// Sure of its commune as far as the text goes.
    [[nodiscard]] bool clean() const { return !doubtful && !contradicted; }
};

/// The mentions of one text, arranged by the unit that they may mean.
class ReadingFinder {
  public:
    /// With a day, names in force on it come before others; without one all are equal.
    ReadingFinder(const UnitIndex& units, std::span<const Mention> mentions, std::span<const WordRole> roles,
                  const std::optional<Date>& as_of);

    /// Readings with a commune, the best first; those of one unit only in its best form.
    [[nodiscard]] std::vector<Reading> communes() const;
    /// Readings of districts and provinces alone, the best first.
    [[nodiscard]] std::vector<Reading> larger() const;

  private:
    struct Support {
        std::uint32_t unit;
        std::uint32_t named;
        std::uint32_t mention;
        int quality;
    };
    struct Found {
        std::uint32_t mention = no_mention;
        int score = 0;
    };

    [[nodiscard]] int position(const Mention& smaller, const Mention& larger) const;
    [[nodiscard]] Found best_support(const std::vector<Support>& all, std::span<const std::uint32_t> wanted,
                                     const Mention& own, std::uint32_t also_apart) const;
    [[nodiscard]] int contradiction(const Reading& reading, const Mention& own, std::uint32_t unit) const;
    [[nodiscard]] int disagreement(const Mention& mention, Level level, std::uint32_t unit) const;
    [[nodiscard]] bool followed_by(const Mention& mention, std::uint32_t larger) const;
    [[nodiscard]] bool is_rather_district(const Mention& mention, const NamedUnit& named, const Reading& reading) const;
    [[nodiscard]] bool is_rather_province(const Mention& mention, const Reading& reading) const;
    [[nodiscard]] bool names_province(const Mention& mention) const;
    [[nodiscard]] Reading read_commune(std::uint32_t own, const Mention& mention, const NameBearer& bearer) const;
    void add_district(Reading& reading, const Mention& own, const NamedUnit& named) const;
    void add_province(Reading& reading, const Mention& own, const NamedUnit& named) const;

    const UnitIndex& units_;
    std::span<const Mention> mentions_;
    std::span<const WordRole> roles_;
    const std::optional<Date>& as_of_;
    std::vector<Support> districts_;  ///< by unit
    std::vector<Support> provinces_;
    std::vector<std::uint32_t> strong_;  ///< mentions that contradict what they do not support
};

}  // namespace diachi::registry::geocoding
