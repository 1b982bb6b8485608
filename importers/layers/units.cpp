#include <algorithm>
#include <set>

#include "importers/dates.hpp"
#include "importers/gdal/unit_list_reader.hpp"
#include "importers/layers/unit_history.hpp"
#include "importers/staged_import.hpp"
#include "importers/unit_ledger.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

using gdal::ListedUnit;
using registry::Date;
using registry::Id;
using registry::Level;
using registry::Period;
using registry::UnitVersion;

/// On this day the districts were abolished and the provinces and communes merged (Luật 72/2025/QH15, the resolutions
/// 202/2025/QH15 and 1654 to 1687/NQ-UBTVQH15).
Date reform_of_2025() {
    return *Date::parse("2025-07-01");
}

class StagedUnits : public StagedImport {
  public:
    StagedUnits(registry::Store& store, const std::vector<ListedUnit>& list, Period valid, ImportReport& report)
        : ledger_(store), valid_(std::move(valid)), report_(report) {
        std::vector<Id> ids;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto parent = list[i].parent ? std::optional(ids[*list[i].parent]) : std::nullopt;
            ids.push_back(stage(list[i], parent, static_cast<std::int64_t>(i)));
        }
        count_kept(list);
        if (same_but_for_tone_ > 0) {
            report_.decided(
                std::to_string(same_but_for_tone_) +
                " names differ from the published ones only in the place of the tone mark or in case: the same "
                "names, left as published");
        }
    }

    [[nodiscard]] bool empty() const override { return ledger_.empty(); }
    void publish(registry::Revision& revision, Id changeset, const ProgressCallback&) override {
        ledger_.publish(revision, changeset);
    }

  private:
    Id stage(const ListedUnit& unit, std::optional<Id> parent, std::int64_t position) {
        // Of a list with an end, only versions with the same end are the same: codes were used again after it.
        const auto known = ledger_.find(unit.level, unit.code, [&](const Period& p) { return p.to == valid_.to; });
        if (known.empty()) {
            ++report_.counts.added;
            return ledger_.facts(ledger_.add({0, unit.level, unit.code, unit.name, unit.kind, parent, valid_})).unit;
        }
        compare(known.front(), unit, parent, position);
        return ledger_.facts(known.front()).unit;
    }

    void compare(UnitLedger::Index index, const ListedUnit& unit, std::optional<Id> parent, std::int64_t position) {
        UnitVersion facts = ledger_.facts(index);
        const bool placeholder = UnitLedger::has_placeholder_name(facts);
        const bool renamed = registry::text::same_name_key(facts.name) != registry::text::same_name_key(unit.name);
        if (!renamed && facts.name != unit.name) ++same_but_for_tone_;
        if (!renamed && facts.parent == parent && (facts.kind == unit.kind || unit.kind.empty())) {
            ++report_.counts.unchanged;
            return;
        }
        if (renamed && !placeholder) {
            report_.found({"units with another name", position, unit.code, facts.name + " becomes " + unit.name});
        }
        if (renamed) facts.name = unit.name;
        if (!unit.kind.empty()) facts.kind = unit.kind;
        facts.parent = parent;
        ++report_.counts.changed;
        const bool in_the_world = valid_.from && !valid_.to && renamed && !placeholder &&
                                  (!facts.valid.from || *facts.valid.from < *valid_.from);
        if (in_the_world)
            ledger_.succeed(index, std::move(facts), *valid_.from);
        else
            ledger_.correct(index, std::move(facts));
    }

    void count_kept(const std::vector<ListedUnit>& list) {
        if (valid_.to) return;
        std::set<std::pair<Level, std::string>> listed;
        for (const auto& unit : list) listed.emplace(unit.level, unit.code);
        for (const Level level : {Level::province, Level::district, Level::commune}) {
            for (const auto index : ledger_.all_open(level)) {
                report_.counts.kept += listed.count({level, ledger_.facts(index).code}) == 0;
            }
        }
    }

    UnitLedger ledger_;
    Period valid_;
    ImportReport& report_;
    std::int64_t same_but_for_tone_ = 0;
};

Period period_of(const std::vector<ListedUnit>& list, const ImportRequest& request, ImportReport& report) {
    const bool districts =
        std::any_of(list.begin(), list.end(), [](const ListedUnit& u) { return u.level == Level::district; });
    const auto named = date_in_file_name(request.file.filename().string());
    if (named && named->is_end) {
        report.decided("dates: these units ended on " + named->date.iso() +
                       ", the day after the one in the file's name");
        return {std::nullopt, named->date};
    }
    if (districts) {
        const auto from = request.effective ? request.effective : named ? std::optional(named->date) : std::nullopt;
        report.decided(
            "dates: the list has districts, which were abolished on 2025-07-01: its units ended on that day" +
            (from ? "; they hold from " + from->iso() : std::string("; their beginnings are unknown")));
        return {from, reform_of_2025()};
    }
    return {effective_date(request, report), std::nullopt};
}

}  // namespace

Stage read_units(registry::Store&, const ImportRequest& request, ImportReport& report, const ProgressCallback&) {
    if (is_unit_history(request.file)) return read_unit_history(request.file, report);
    auto list = std::make_shared<std::vector<ListedUnit>>(gdal::read_unit_list(request.file));
    report.counts.read = static_cast<std::int64_t>(list->size());
    const Period valid = period_of(*list, request, report);
    return [list, valid, &report](registry::Store& store) {
        return std::make_unique<StagedUnits>(store, *list, valid, report);
    };
}

}  // namespace diachi::importers
