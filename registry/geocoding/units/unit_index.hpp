#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/units/name_trie.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {

inline constexpr std::uint32_t no_unit = 0xFFFFFFFF;

/// One name of one unit in one period: what a mention in a text can mean. Units are numbered densely here.
struct NamedUnit {
    std::uint32_t unit = no_unit;
    Level level = Level::commune;
    UnitKind kind = UnitKind::other;
    bool current = false;
    bool long_ended = false;  ///< its unit ended before those that the communes of today were made of
    Period valid;
    std::uint32_t district = no_unit;  ///< of that period, the last of several; none for units of today
    std::uint32_t province = no_unit;  ///< of that period, the last of several
    std::string name;                  ///< official, with its kind
    std::string bare;                  ///< official, without its kind
    std::string bare_form;             ///< bare, folded, in matching form
    std::string accented_form;         ///< the same with its accents
    bool dashed = false;               ///< a dash stands between its words
};

/// How a name of the trie stands for its unit.
enum class Wording : std::uint8_t { official, abbreviated, part_of_name, without_direction };

struct NameBearer {
    std::uint32_t named;  ///< number of a NamedUnit
    Wording wording;
};

/// All units with their names in all periods, what became of them, and who belongs to whom.
class UnitIndex {
  public:
    UnitIndex(const Gazetteer& gazetteer, Vocabulary& vocabulary);

    [[nodiscard]] const NamedUnit& named(std::uint32_t number) const { return named_[number]; }
    [[nodiscard]] std::size_t named_count() const { return named_.size(); }
    [[nodiscard]] const NameBearer& bearer(std::uint32_t number) const { return bearers_[number]; }
    /// The bearer number of a name as it is officially written.
    [[nodiscard]] std::uint32_t official_bearer(std::uint32_t named) const { return official_bearers_[named]; }
    [[nodiscard]] const NameTrie& names() const { return names_; }

    [[nodiscard]] Id id(std::uint32_t unit) const { return units_[unit].id; }
    [[nodiscard]] std::uint32_t unit_of(Id id) const;

    /// The communes of today that a unit's ground lies in, sorted; a unit of today answers with itself. Of a commune
    /// whose successors nobody recorded, those of the district that it lay in.
    [[nodiscard]] const std::vector<std::uint32_t>& today(std::uint32_t unit) const { return units_[unit].today; }
    /// Provinces that the unit, or what its ground was before, belonged to in any period or belongs to today, sorted.
    [[nodiscard]] const std::vector<std::uint32_t>& provinces(std::uint32_t unit) const {
        return units_[unit].provinces;
    }
    /// Districts that a commune lay in, or whose communes went into it, sorted.
    [[nodiscard]] const std::vector<std::uint32_t>& districts(std::uint32_t unit) const {
        return units_[unit].districts;
    }
    /// Names of communes, former and current, that lie in a district or a province; for spelling corrections.
    [[nodiscard]] const std::vector<std::uint32_t>& communes_in(std::uint32_t unit) const {
        return units_[unit].communes;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& districts_in(std::uint32_t province) const {
        return units_[province].districts_inside;
    }
    /// The province of today of a commune of today.
    [[nodiscard]] std::uint32_t province_today(std::uint32_t commune) const { return units_[commune].province_today; }
    /// The one province of today that a unit lies in; none when there are several.
    [[nodiscard]] std::uint32_t only_province_today(std::uint32_t unit) const;
    /// The name of today; the last one of a former unit.
    [[nodiscard]] const NamedUnit& shown(std::uint32_t unit) const { return named_[units_[unit].shown]; }
    /// The steps that lead from a unit to the communes of today.
    [[nodiscard]] std::vector<LineageStep> steps(std::uint32_t unit) const;

  private:
    struct Unit {
        Id id = 0;
        bool current = false;
        std::uint32_t shown = no_unit;
        std::uint32_t province_today = no_unit;
        std::vector<std::uint32_t> parts;  ///< lines of the lineage that begin here
        std::vector<std::uint32_t> above;  ///< provinces that its districts belonged to while it lay in them
        std::vector<std::uint32_t> today;
        std::vector<std::uint32_t> provinces;
        std::vector<std::uint32_t> districts;
        std::vector<std::uint32_t> communes;
        std::vector<std::uint32_t> districts_inside;
    };

    std::uint32_t unit_for(Id id);
    void read_names(const Gazetteer& gazetteer);
    void find_parents();
    void note_earlier_provinces();
    void follow_lineage();
    void gather_members();
    void gather_commune(std::uint32_t number);
    void fall_back_on_district(Unit& unit);
    void gather_larger(std::uint32_t number);
    void add_names(Vocabulary& vocabulary);
    void add_name(std::span<const Token> words, std::uint32_t named, Wording wording, Vocabulary& vocabulary);
    void add_variants(std::uint32_t number, Vocabulary& vocabulary);
    [[nodiscard]] std::vector<std::uint32_t> reached_from(std::uint32_t unit) const;

    std::unordered_map<Id, std::uint32_t> numbers_;
    std::vector<Unit> units_;
    std::vector<NamedUnit> named_;
    std::vector<std::optional<Id>> parents_;  ///< of each named unit
    std::vector<LineagePart> lineage_;
    std::vector<NameBearer> bearers_;
    std::vector<std::uint32_t> official_bearers_;  ///< by named unit
    NameTrie names_;
};

}  // namespace diachi::registry::geocoding
