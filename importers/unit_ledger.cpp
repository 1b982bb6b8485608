#include "importers/unit_ledger.hpp"

#include <array>

namespace diachi::importers {

using registry::Date;
using registry::Id;
using registry::Level;
using registry::Period;
using registry::UnitVersion;

UnitLedger::UnitLedger(registry::Store& store) : store_(store) {
    for (auto& stored : store.units()) {
        const Index index = entries_.size();
        by_code_.emplace(std::pair(stored.facts.level, stored.facts.code), index);
        by_unit_.emplace(stored.facts.unit, index);
        Entry entry;
        entry.facts = std::move(stored.facts);
        entry.stored = stored.version;
        entry.has_shape = stored.has_shape;
        entries_.push_back(std::move(entry));
    }
}

std::optional<geo::Wkb> UnitLedger::shape(Index index) const {
    const Entry& entry = entries_[index];
    if (entry.new_shape) return entry.new_shape;
    if (!entry.has_shape) return std::nullopt;
    const Entry& source = entry.shape_of ? entries_[*entry.shape_of] : entry;
    return source.stored ? store_.unit_shape(*source.stored) : source.new_shape;
}

std::vector<UnitLedger::Index> UnitLedger::find(Level level, const std::string& code,
                                                const std::function<bool(const Period&)>& condition) const {
    std::vector<Index> found;
    const auto [begin, end] = by_code_.equal_range({level, code});
    for (auto it = begin; it != end; ++it) {
        const UnitVersion& version = entries_[it->second].facts;
        // A correction may have given the version another code.
        if (version.code == code && condition(version.valid)) found.push_back(it->second);
    }
    return found;
}

std::vector<UnitLedger::Index> UnitLedger::find_open(Level level, const std::string& code) const {
    return find(level, code, [](const Period& valid) { return !valid.to; });
}

std::vector<UnitLedger::Index> UnitLedger::all_open(Level level) const {
    std::vector<Index> open;
    for (Index i = 0; i < entries_.size(); ++i) {
        if (entries_[i].facts.level == level && !entries_[i].facts.valid.to) open.push_back(i);
    }
    return open;
}

std::optional<UnitLedger::Index> UnitLedger::version_of(Id unit) const {
    std::optional<Index> last;
    const auto [begin, end] = by_unit_.equal_range(unit);
    for (auto it = begin; it != end; ++it) {
        const auto& to = entries_[it->second].facts.valid.to;
        if (!last || !to || (entries_[*last].facts.valid.to && *entries_[*last].facts.valid.to < *to))
            last = it->second;
    }
    return last;
}

std::string UnitLedger::parent_code(Index index) const {
    const auto& parent = entries_[index].facts.parent;
    const auto version = parent ? version_of(*parent) : std::nullopt;
    return version ? entries_[*version].facts.code : std::string();
}

void UnitLedger::mark(Entry& entry) {
    if (!entry.changed) ++changed_;
    entry.changed = true;
}

UnitLedger::Index UnitLedger::add(UnitVersion facts, std::optional<geo::Wkb> shape) {
    new_units_.push_back(facts.level);
    facts.unit = -static_cast<Id>(new_units_.size());
    const Index index = entries_.size();
    by_code_.emplace(std::pair(facts.level, facts.code), index);
    by_unit_.emplace(facts.unit, index);
    Entry entry;
    entry.facts = std::move(facts);
    entry.has_shape = shape.has_value();
    entry.new_shape = std::move(shape);
    mark(entry);
    entries_.push_back(std::move(entry));
    return index;
}

void UnitLedger::correct(Index index, UnitVersion facts, std::optional<geo::Wkb> shape) {
    Entry& entry = entries_[index];
    facts.unit = entry.facts.unit;
    if (facts.code != entry.facts.code) by_code_.emplace(std::pair(facts.level, facts.code), index);
    entry.facts = std::move(facts);
    if (shape) {
        entry.has_shape = true;
        entry.new_shape = std::move(shape);
    }
    mark(entry);
}

void UnitLedger::succeed(Index index, UnitVersion facts, const Date& effective, std::optional<geo::Wkb> shape) {
    facts.unit = entries_[index].facts.unit;
    facts.valid.from = effective;
    Entry next;
    next.has_shape = shape.has_value() || entries_[index].has_shape;
    if (!shape && entries_[index].has_shape) next.shape_of = index;
    next.new_shape = std::move(shape);
    next.facts = std::move(facts);
    entries_[index].facts.valid.to = effective;
    mark(entries_[index]);
    mark(next);
    by_code_.emplace(std::pair(next.facts.level, next.facts.code), entries_.size());
    by_unit_.emplace(next.facts.unit, entries_.size());
    entries_.push_back(std::move(next));
}

UnitLedger::Index UnitLedger::add_version(UnitVersion facts, std::optional<Index> shape_of) {
    const Index index = entries_.size();
    by_code_.emplace(std::pair(facts.level, facts.code), index);
    by_unit_.emplace(facts.unit, index);
    Entry entry;
    entry.facts = std::move(facts);
    entry.has_shape = shape_of && entries_[*shape_of].has_shape;
    if (entry.has_shape) entry.shape_of = shape_of;
    mark(entry);
    entries_.push_back(std::move(entry));
    return index;
}

std::vector<UnitLedger::Index> UnitLedger::versions_of(Id unit) const {
    std::vector<Index> versions;
    const auto [begin, end] = by_unit_.equal_range(unit);
    for (auto it = begin; it != end; ++it) versions.push_back(it->second);
    return versions;
}

Id UnitLedger::province(const std::string& code, const std::optional<Date>& from) {
    const auto open = find_open(Level::province, code);
    if (!open.empty()) return entries_[open.front()].facts.unit;
    return entries_[add({0, Level::province, code, code, "", std::nullopt, {from, std::nullopt}})].facts.unit;
}

void UnitLedger::publish(registry::Revision& revision, Id changeset) {
    for (const Level level : new_units_) published_.push_back(revision.insert(registry::unit_row(level)));
    for (Index i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        if (!entry.changed) continue;
        UnitVersion facts = entry.facts;
        facts.unit = published_id(facts.unit);
        if (facts.parent) facts.parent = published_id(*facts.parent);
        revision.insert(registry::unit_version_row(facts, changeset, shape(i)));
    }
    // Last, so that the shapes of the ended rows could still be read.
    for (const Entry& entry : entries_) {
        if (entry.changed && entry.stored) revision.end("unit_version", *entry.stored);
    }
}

Id UnitLedger::published_id(Id unit) const {
    return unit < 0 ? published_[static_cast<std::size_t>(-unit - 1)] : unit;
}

std::string kind_in_name(const std::string& name) {
    static constexpr std::array<std::string_view, 11> kinds{"Phường", "Xã",   "Thị trấn",  "Đặc khu",  "Quận",  "Huyện",
                                                            "Thị xã", "Tỉnh", "Thành phố", "Thị Trấn", "Thị Xã"};
    for (const std::string_view kind : kinds) {
        if (name.size() > kind.size() && name.compare(0, kind.size(), kind) == 0 && name[kind.size()] == ' ') {
            return std::string(kind);
        }
    }
    return {};
}

}  // namespace diachi::importers
