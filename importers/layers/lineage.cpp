#include <algorithm>
#include <map>
#include <set>

#include "importers/dates.hpp"
#include "importers/layers/lineage_rows.hpp"
#include "importers/staged_import.hpp"
#include "importers/unit_ledger.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Id;
using registry::Level;
using registry::Period;
using registry::UnitVersion;
using Index = UnitLedger::Index;

std::string key(const std::string& name) {
    return registry::text::same_name_key(name);
}

/// By the length of its code a unit is a province, a district or a commune.
Level level_of(const std::string& code) {
    constexpr std::size_t province_code_length = 2;
    constexpr std::size_t district_code_length = 3;
    if (code.size() == province_code_length) return Level::province;
    return code.size() == district_code_length ? Level::district : Level::commune;
}

/// Day by day, in two passes: first all new units, so that an old one is never taken for one of them. Rows that tell
/// their own day link units that are known, with their periods; they make none and change none.
class StagedLineage : public StagedImport {
  public:
    StagedLineage(registry::Store& store, const std::vector<LineageRow>& rows, const std::optional<Date>& effective,
                  const std::string& document, ImportReport& report)
        : ledger_(store), published_(store.gazetteer().lineage), document_(document), report_(report) {
        std::map<Date, std::vector<const LineageRow*>> by_day;
        for (const auto& row : rows) by_day[row.effective ? *row.effective : effective.value()].push_back(&row);
        for (const auto& [day, rows_of_day] : by_day) stage_day(day, rows_of_day);
        tell_counts();
    }

    [[nodiscard]] bool empty() const override { return parts_.empty() && ledger_.empty(); }

    void publish(registry::Revision& revision, Id changeset, const ProgressCallback&) override {
        ledger_.publish(revision, changeset);
        std::map<std::pair<Date, std::string>, Id> events;
        for (const auto& part : parts_) {
            const std::pair happened(part.effective, part.document);
            auto event = events.find(happened);
            if (event == events.end()) {
                const Id id = revision.insert(registry::lineage_event_row(part.effective, part.document, changeset));
                event = events.emplace(happened, id).first;
            }
            revision.insert(registry::lineage_part_row(event->second, ledger_.published_id(part.from),
                                                       ledger_.published_id(part.to), part.whole, part.inferred));
        }
    }

  private:
    struct Extent {
        bool whole;
        bool inferred;
    };
    struct Part {
        Id from;
        Id to;
        bool whole;
        bool inferred;
        Date effective;
        std::string document;
    };

    void stage_day(const Date& day, const std::vector<const LineageRow*>& rows) {
        effective_ = day;
        last_day_ = day_before(day);
        known_parts_.clear();
        for (const auto& part : published_)
            if (part.effective == day)
                known_parts_.emplace(std::pair(part.from, part.to), Extent{part.whole, part.inferred});
        index_open_names();
        old_names_.clear();
        to_ids_.clear();
        seen_.clear();
        for (const auto* row : rows) old_names_.emplace(row->old_code, key(row->old_name));
        std::vector<std::optional<Index>> to_units;
        for (const auto* row : rows) to_units.push_back(to_unit(*row));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!to_units[i]) continue;
            to_ids_.insert(ledger_.facts(*to_units[i]).unit);
            if (!rows[i]->effective) begin_on_the_day(*to_units[i]);
        }
        const std::int64_t seen_before = seen_known_;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (to_units[i]) stage(*rows[i], *to_units[i]);
        report_.counts.kept += static_cast<std::int64_t>(known_parts_.size()) - (seen_known_ - seen_before);
    }

    void index_open_names() {
        open_names_.clear();
        for (const Index index : ledger_.all_open(Level::commune)) {
            open_names_.emplace(std::pair(key(ledger_.facts(index).name), ledger_.parent_code(index)), index);
        }
    }

    [[nodiscard]] std::vector<Index> holding(Level level, const std::string& code, const Date& day) const {
        return ledger_.find(level, code, [&](const Period& valid) { return valid.holds(day); });
    }

    std::optional<Index> to_unit(const LineageRow& row) {
        if (!row.effective) name_province(row);
        auto candidates = holding(level_of(row.new_code), row.new_code, effective_);
        // Codes are used again: a unit that still bears an old unit's name is the old one, not yet ended.
        std::erase_if(candidates, [&](Index i) {
            const std::string name = key(ledger_.facts(i).name);
            return name != key(row.new_name) && old_names_.count({row.new_code, name}) > 0;
        });
        if (!candidates.empty()) {
            const auto named = std::find_if(candidates.begin(), candidates.end(),
                                            [&](Index i) { return key(ledger_.facts(i).name) == key(row.new_name); });
            if (named != candidates.end()) {
                if (ledger_.facts(*named).name != row.new_name) tone_only_.insert(row.new_code);
                return *named;
            }
            note_once(row, "new units whose name differs from the published layer",
                      "the table says " + row.new_name + ", published is " + ledger_.facts(candidates.front()).name);
            return candidates.front();
        }
        if (row.effective) {
            reject_unknown(row, row.new_code, row.new_name, effective_);
            return std::nullopt;
        }
        const auto by_name = open_names_.find({key(row.new_name), row.new_province_code});
        if (by_name != open_names_.end()) {
            note_once(
                row, "new units whose code differs from the published layer",
                row.new_name + " is linked to " + ledger_.facts(by_name->second).code + " of the published layer");
            return by_name->second;
        }
        ++made_;
        const std::optional<Id> province = row.new_province_code.empty()
                                               ? std::nullopt
                                               : std::optional(ledger_.province(row.new_province_code, effective_));
        const Index index = ledger_.add({0,
                                         Level::commune,
                                         row.new_code,
                                         row.new_name,
                                         kind_in_name(row.new_name),
                                         province,
                                         {effective_, std::nullopt}});
        open_names_.emplace(std::pair(key(row.new_name), row.new_province_code), index);
        return index;
    }

    void note_once(const LineageRow& row, const char* kind, std::string message) {
        if (noted_.insert(row.new_code).second) report_.found({kind, row.position, row.new_code, std::move(message)});
    }

    /// Provinces that stand under their code only get their names.
    void name_province(const LineageRow& row) {
        if (row.new_province.empty() || !named_provinces_.insert(row.new_province_code).second) return;
        for (const Index index : ledger_.find_open(Level::province, row.new_province_code)) {
            UnitVersion facts = ledger_.facts(index);
            if (!UnitLedger::has_placeholder_name(facts)) continue;
            facts.name = row.new_province;
            facts.kind = kind_in_name(row.new_province);
            ledger_.correct(index, std::move(facts));
        }
        if (ledger_.find_open(Level::province, row.new_province_code).empty()) {
            ledger_.add({0,
                         Level::province,
                         row.new_province_code,
                         row.new_province,
                         kind_in_name(row.new_province),
                         std::nullopt,
                         {effective_, std::nullopt}});
        }
    }

    /// A new unit, and the province it lies in, did not exist before the day.
    void begin_on_the_day(Index index) {
        UnitVersion facts = ledger_.facts(index);
        if (!facts.valid.from) {
            facts.valid.from = effective_;
            const auto parent = facts.parent;
            ledger_.correct(index, std::move(facts));
            ++begun_;
            if (const auto above = parent ? ledger_.version_of(*parent) : std::nullopt) begin_on_the_day(*above);
        }
    }

    /// The unit that ended on the day, or one without an end that bears the old name; never a new unit.
    std::optional<Index> from_unit(const LineageRow& row) {
        std::optional<Index> open;
        for (const Index index : holding(level_of(row.old_code), row.old_code, last_day_)) {
            const UnitVersion& facts = ledger_.facts(index);
            if (facts.valid.to || row.effective) return index;
            if (to_ids_.count(facts.unit) == 0 && key(facts.name) == key(row.old_name)) open = index;
        }
        if (open) {
            UnitVersion facts = ledger_.facts(*open);
            facts.valid.to = effective_;
            ledger_.correct(*open, std::move(facts));
            ++ended_;
        }
        return open;
    }

    void reject_unknown(const LineageRow& row, const std::string& code, const std::string& name, const Date& day) {
        report_.reject({row.position, "unknown-unit",
                        "no unit with the code " + code + " (" + name + ") is known on " + day.iso() +
                            "; import the list of units until that day first",
                        row.old_code + " " + row.old_name + " -> " + row.new_code + " " + row.new_name, ""});
    }

    void stage(const LineageRow& row, Index to) {
        const auto from = from_unit(row);
        if (!from) {
            reject_unknown(row, row.old_code, row.old_name, last_day_);
            return;
        }
        const UnitVersion& old_facts = ledger_.facts(*from);
        if (key(old_facts.name) != key(row.old_name)) {
            report_.found({"old units whose name differs from the published list", row.position, row.old_code,
                           "the table says " + row.old_name + ", published is " + old_facts.name});
        } else if (old_facts.name != row.old_name) {
            tone_only_.insert("old " + row.old_code);
        }
        const std::pair ids(old_facts.unit, ledger_.facts(to).unit);
        if (!seen_.insert(ids).second) {
            report_.reject({row.position, "duplicate", "the pair stands in the table before",
                            row.old_code + " -> " + row.new_code, ""});
            return;
        }
        const auto known = known_parts_.find(ids);
        if (known == known_parts_.end()) {
            parts_.push_back({ids.first, ids.second, row.whole, row.inferred, effective_,
                              row.document.empty() ? document_ : row.document});
            ++report_.counts.added;
            return;
        }
        ++seen_known_;
        ++report_.counts.unchanged;
        const auto tell = [&](const char* kind, const char* said) {
            report_.found({kind, row.position, row.old_code + " -> " + row.new_code, said});
        };
        if (known->second.whole != row.whole)
            tell("pairs whose extent differs from the published one (left as published)",
                 row.whole ? "full" : "partial");
        if (known->second.inferred != row.inferred)
            tell("pairs of which only the published one or only the table's is inferred (left as published)",
                 row.inferred ? "inferred" : "not inferred");
    }

    void tell_counts() const {
        const auto tell = [&](std::int64_t count, const std::string& what) {
            if (count > 0) report_.decided(std::to_string(count) + " " + what);
        };
        tell(made_, "new communes were not in the registry and are made from the table");
        tell(begun_, "units with an unknown beginning begin on the day of the change");
        tell(ended_, "old units without an end end on the day of the change");
        tell(static_cast<std::int64_t>(tone_only_.size()),
             "names differ from the published ones only in the place of the tone mark or in case: the same names");
    }

    UnitLedger ledger_;
    std::vector<registry::LineagePart> published_;
    Date effective_ = Date::today();  // of the rows that are being staged
    Date last_day_ = effective_;
    std::string document_;
    ImportReport& report_;
    std::map<std::pair<Id, Id>, Extent> known_parts_;
    std::map<std::pair<std::string, std::string>, Index> open_names_;
    std::set<std::pair<std::string, std::string>> old_names_;
    std::set<Id> to_ids_;
    std::set<std::pair<Id, Id>> seen_;
    std::set<std::string> noted_;
    std::set<std::string> named_provinces_;
    std::set<std::string> tone_only_;
    std::vector<Part> parts_;
    std::int64_t made_ = 0;
    std::int64_t begun_ = 0;
    std::int64_t ended_ = 0;
    std::int64_t seen_known_ = 0;
};

}  // namespace

Stage read_lineage(registry::Store&, const ImportRequest& request, ImportReport& report, const ProgressCallback&) {
    auto rows = std::make_shared<std::vector<LineageRow>>(read_lineage_rows(request.file, report));
    const bool every_row_dated =
        !rows->empty() && std::all_of(rows->begin(), rows->end(), [](const auto& row) { return row.effective; });
    const auto effective = every_row_dated ? std::nullopt : effective_date(request, report);
    if (!effective && !every_row_dated) {
        throw ImportError(report.file +
                          " does not say when the change took effect: say --effective YYYY-MM-DD, or put the "
                          "date into the file's name");
    }
    return [rows, effective, document = request.document, &report](registry::Store& store) {
        return std::make_unique<StagedLineage>(store, *rows, effective, document, report);
    };
}

}  // namespace diachi::importers
