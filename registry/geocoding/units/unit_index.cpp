#include "registry/geocoding/units/unit_index.hpp"

#include <algorithm>

#include "registry/geocoding/sort_once.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Chains of reforms are followed this far; more would be a circle in the data.
constexpr int longest_chain = 12;

bool overlap(const Period& a, const Period& b) {
    return (!a.to || !b.from || *b.from < *a.to) && (!b.to || !a.from || *a.from < *b.to);
}

bool ends_later(const Period& a, const Period& b) {
    return b.to && (!a.to || *b.to < *a.to);
}

/// Parts the kind off an official name. A name that is nothing but a kind stays whole.
void part_kind_from_name(NamedUnit& named) {
    const auto tokens = tokens_of(named.name);
    const auto word = unit_word_before(tokens, 0);
    const bool kept = !word || word->word.abbreviation || word->tokens >= tokens.size();
    if (!kept) named.kind = word->word.kind;
    const std::size_t first = kept ? 0 : word->tokens;
    named.bare = tokens.empty() ? named.name : named.name.substr(tokens[first].begin);
    for (std::size_t i = first; i < tokens.size(); ++i) {
        named.bare_form += (i > first ? " " : "") + tokens[i].form;
        named.dashed = named.dashed || (i > first && tokens[i].before == Gap::dash);
    }
    named.accented_form = accented_form(std::span(tokens).subspan(first));
}

}  // namespace

UnitIndex::UnitIndex(const Gazetteer& gazetteer, Vocabulary& vocabulary) : lineage_(gazetteer.lineage) {
    read_names(gazetteer);
    find_parents();
    note_earlier_provinces();
    follow_lineage();
    gather_members();
    add_names(vocabulary);
}

std::uint32_t UnitIndex::unit_of(Id id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? no_unit : found->second;
}

std::uint32_t UnitIndex::only_province_today(std::uint32_t unit) const {
    if (units_[unit].province_today != no_unit) return units_[unit].province_today;
    std::uint32_t only = no_unit;
    for (const std::uint32_t province : provinces(unit)) {
        if (!shown(province).current) continue;
        if (only != no_unit) return no_unit;
        only = province;
    }
    return only;
}

std::uint32_t UnitIndex::unit_for(Id id) {
    const auto [place, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(units_.size()));
    if (fresh) units_.emplace_back().id = id;
    return place->second;
}

void UnitIndex::read_names(const Gazetteer& gazetteer) {
    const Date today = Date::today();
    for (const auto& version : gazetteer.units) {
        NamedUnit named;
        named.unit = unit_for(version.unit);
        named.level = version.level;
        named.valid = version.valid;
        named.current = version.valid.holds(today);
        named.name = text::composed(version.name);
        part_kind_from_name(named);
        const auto number = static_cast<std::uint32_t>(named_.size());
        Unit& unit = units_[named.unit];
        const bool later = unit.shown == no_unit || ends_later(version.valid, named_[unit.shown].valid);
        if (named.current || (!unit.current && later)) unit.shown = number;
        unit.current = unit.current || named.current;
        named_.push_back(std::move(named));
        parents_.push_back(version.parent);
    }
    for (std::uint32_t i = 0; i < lineage_.size(); ++i) {
        const auto from = numbers_.find(lineage_[i].from);
        if (from != numbers_.end() && numbers_.contains(lineage_[i].to)) units_[from->second].parts.push_back(i);
    }
}

void UnitIndex::find_parents() {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> versions;
    for (std::uint32_t i = 0; i < named_.size(); ++i) versions[named_[i].unit].push_back(i);
    // A district may have changed its province while a commune lay in it: the last province counts, all are noted.
    const auto note_above = [&](NamedUnit& named, std::uint32_t unit) {
        std::uint32_t last = no_unit;
        for (const std::uint32_t number : versions[unit]) {
            if (!overlap(named_[number].valid, named.valid)) continue;
            if (last == no_unit || ends_later(named_[number].valid, named_[last].valid)) last = number;
            const auto parent = parents_[number] ? unit_of(*parents_[number]) : no_unit;
            if (parent != no_unit && shown(parent).level == Level::province) units_[named.unit].above.push_back(parent);
        }
        return last == no_unit ? versions[unit].front() : last;
    };
    for (std::uint32_t i = 0; i < named_.size(); ++i) {
        NamedUnit& named = named_[i];
        if (named.level == Level::province) named.province = named.unit;
        if (named.level == Level::district) named.district = named.unit;
        std::optional<Id> parent = parents_[i];
        for (int step = 0; parent && step < 3; ++step) {
            const std::uint32_t unit = unit_of(*parent);
            if (unit == no_unit) break;
            const std::uint32_t number = note_above(named, unit);
            if (named_[number].level == Level::province) named.province = unit;
            if (named_[number].level == Level::district) named.district = unit;
            parent = parents_[number];
        }
        if (named.level == Level::commune && named.current) units_[named.unit].province_today = named.province;
    }
}

/// A province that was made of another one: what lies in it lay in the other before.
void UnitIndex::note_earlier_provinces() {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> made_of;
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit)
        for (const std::uint32_t part : units_[unit].parts)
            if (shown(unit).level == Level::province) made_of[unit_of(lineage_[part].to)].push_back(unit);
    for (Unit& unit : units_) {
        sort_once(unit.above);
        const std::size_t own = unit.above.size();
        for (std::size_t i = 0; i < own; ++i)
            if (const auto earlier = made_of.find(unit.above[i]); earlier != made_of.end())
                unit.above.insert(unit.above.end(), earlier->second.begin(), earlier->second.end());
        sort_once(unit.above);
    }
}

std::vector<std::uint32_t> UnitIndex::reached_from(std::uint32_t unit) const {
    std::vector<std::uint32_t> reached;
    std::vector<std::uint32_t> front{unit};
    for (int step = 0; step < longest_chain && !front.empty(); ++step) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t one : front) {
            const Unit& from = units_[one];
            bool all_gone = false;
            for (const std::uint32_t part : from.parts) {
                const std::uint32_t to = unit_of(lineage_[part].to);
                all_gone = all_gone || (lineage_[part].whole && to != one);
                if (to != one) next.push_back(to);
            }
            const bool commune = named_[from.shown].level == Level::commune;
            if (commune && from.current && !all_gone) reached.push_back(one);
        }
        sort_once(next);
        front = std::move(next);
    }
    sort_once(reached);
    return reached;
}

void UnitIndex::follow_lineage() {
    for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
        const Level level = shown(unit).level;
        const bool island = level == Level::district && !units_[unit].parts.empty();
        if (level == Level::commune || island) units_[unit].today = reached_from(unit);
    }
    for (NamedUnit& named : named_) {
        const auto& parts = units_[named.unit].parts;
        const bool last = std::any_of(parts.begin(), parts.end(),
                                      [&](std::uint32_t part) { return units_[unit_of(lineage_[part].to)].current; });
        named.long_ended = named.level == Level::commune && !units_[named.unit].current && !last;
    }
}

void UnitIndex::fall_back_on_district(Unit& unit) {
    for (const std::uint32_t district : unit.districts)
        for (const std::uint32_t commune : units_[district].today) {
            unit.today.push_back(commune);
            if (units_[commune].province_today != no_unit) unit.provinces.push_back(units_[commune].province_today);
        }
}

void UnitIndex::gather_members() {
    for (std::uint32_t number = 0; number < named_.size(); ++number)
        if (named_[number].level == Level::commune) gather_commune(number);
    for (Unit& unit : units_) {
        sort_once(unit.districts);
        if (named_[unit.shown].level == Level::commune && unit.today.empty()) fall_back_on_district(unit);
    }
    for (std::uint32_t number = 0; number < named_.size(); ++number)
        if (named_[number].level != Level::commune) gather_larger(number);
    for (auto& unit : units_)
        for (auto* list :
             {&unit.above, &unit.today, &unit.provinces, &unit.districts, &unit.communes, &unit.districts_inside})
            sort_once(*list);
}

/// Notes a commune's name with its district and with its provinces then and now.
void UnitIndex::gather_commune(std::uint32_t number) {
    const NamedUnit& named = named_[number];
    Unit& unit = units_[named.unit];
    if (named.province != no_unit) unit.above.push_back(named.province);
    for (const std::uint32_t province : unit.above) {
        unit.provinces.push_back(province);
        units_[province].communes.push_back(number);
    }
    if (named.district != no_unit) {
        unit.districts.push_back(named.district);
        units_[named.district].communes.push_back(number);
    }
    for (const std::uint32_t commune : unit.today) {
        const std::uint32_t province = units_[commune].province_today;
        if (province != no_unit) {
            unit.provinces.push_back(province);
            units_[province].communes.push_back(number);
            for (const std::uint32_t then : unit.above) {
                units_[then].provinces.push_back(province);
                units_[commune].provinces.push_back(then);
            }
        }
        if (named.district == no_unit) continue;
        units_[commune].districts.push_back(named.district);
        units_[named.district].today.push_back(commune);
    }
}

void UnitIndex::gather_larger(std::uint32_t number) {
    const NamedUnit& named = named_[number];
    Unit& unit = units_[named.unit];
    if (named.province != no_unit) unit.provinces.push_back(named.province);
    unit.provinces.insert(unit.provinces.end(), unit.above.begin(), unit.above.end());
    if (named.level == Level::province) return;
    for (const std::uint32_t commune : unit.today)
        if (units_[commune].province_today != no_unit) unit.provinces.push_back(units_[commune].province_today);
    for (const std::uint32_t province : unit.provinces) units_[province].districts_inside.push_back(number);
}

std::vector<LineageStep> UnitIndex::steps(std::uint32_t unit) const {
    std::vector<LineageStep> steps;
    std::vector<std::uint32_t> front{unit};
    for (int step = 0; step < longest_chain && !front.empty(); ++step) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t one : front)
            for (const std::uint32_t number : units_[one].parts) {
                const LineagePart& part = lineage_[number];
                const std::uint32_t to = unit_of(part.to);
                steps.push_back({part.from, part.to, part.whole, part.effective.iso(), part.document, part.inferred});
                if (to != one) next.push_back(to);
            }
        sort_once(next);
        front = std::move(next);
    }
    return steps;
}

}  // namespace diachi::registry::geocoding
