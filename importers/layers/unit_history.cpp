#include "importers/layers/unit_history.hpp"

#include <algorithm>
#include <map>

#include "importers/import_request.hpp"
#include "importers/tab_table.hpp"
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

struct HistoryRow {
    std::int64_t position;
    std::string unit, parent;  // keys of the table
    UnitVersion facts;
};

std::optional<Level> parse_level(const std::string& word) {
    if (word == "province") return Level::province;
    if (word == "district") return Level::district;
    if (word == "commune") return Level::commune;
    return std::nullopt;
}

std::optional<Date> day_in(const TabTable& table, const std::string& column) {
    const std::string cell = table.cell(column);
    auto day = Date::parse(cell);
    if (!day && !cell.empty())
        throw ImportError(table.shown_name() + ": line " + std::to_string(table.position() + 2) + ": " + column +
                          " is " + cell + ", no day YYYY-MM-DD");
    return day;
}

std::vector<HistoryRow> read_rows(const std::filesystem::path& file, ImportReport& report) {
    TabTable table(
        file, {"unit", "level", "code", "name", "kind", "parent", "from", "to"},
        "a history of units is a table separated by tabs with unit, level, code, name, kind, parent, from, to");
    std::vector<HistoryRow> rows;
    while (table.next()) {
        ++report.counts.read;
        const auto level = parse_level(table.cell("level"));
        HistoryRow row{table.position(), table.cell("unit"), table.cell("parent"), {}};
        row.facts = {0,
                     level.value_or(Level::commune),
                     table.cell("code"),
                     table.cell("name"),
                     table.cell("kind"),
                     std::nullopt,
                     {day_in(table, "from"), day_in(table, "to")}};
        const Period& valid = row.facts.valid;
        if (!level || row.unit.empty() || row.facts.code.empty() || row.facts.name.empty()) {
            report.reject({row.position, "incomplete-row",
                           "it lacks a unit, a code or a name, or its level is none of province, district, commune",
                           table.line(), ""});
        } else if (valid.from && valid.to && !(*valid.from < *valid.to)) {
            report.reject({row.position, "empty-period", "it ends before it begins", table.line(), ""});
        } else {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

/// Later periods first; those that do not end before all.
bool ends_later(const HistoryRow* a, const HistoryRow* b) {
    const auto& left = a->facts.valid.to;
    const auto& right = b->facts.valid.to;
    return right && (!left || *right < *left);
}

class StagedHistory : public StagedImport {
  public:
    StagedHistory(registry::Store& store, const std::vector<HistoryRow>& rows, ImportReport& report)
        : ledger_(store), report_(report) {
        std::map<std::pair<Level, std::string>, std::vector<const HistoryRow*>> units;
        for (const auto& row : rows) units[{row.facts.level, row.unit}].push_back(&row);
        for (auto& [key, periods] : units) {
            std::sort(periods.begin(), periods.end(), ends_later);
            stage(periods);
        }
    }

    [[nodiscard]] bool empty() const override { return ledger_.empty(); }
    void publish(registry::Revision& revision, Id changeset, const ProgressCallback&) override {
        ledger_.publish(revision, changeset);
    }

  private:
    /// The version in the registry that ends when the row ends and has its code; with the same end another unit may
    /// have had it only if the data contradict themselves.
    [[nodiscard]] std::optional<Index> published(const HistoryRow& row) const {
        const auto found = ledger_.find(row.facts.level, row.facts.code,
                                        [&](const Period& valid) { return valid.to == row.facts.valid.to; });
        return found.empty() ? std::nullopt : std::optional(found.front());
    }

    void stage(const std::vector<const HistoryRow*>& periods) {
        std::optional<Index> last;
        for (const auto* row : periods)
            if (const auto found = published(*row); found && !last) last = found;
        std::optional<Id> unit;
        if (last) unit = ledger_.facts(*last).unit;
        for (const auto* row : periods) {
            UnitVersion facts = row->facts;
            if (!row->parent.empty()) {
                const auto parent = ids_.find(row->parent);
                if (parent == ids_.end()) {
                    report_.reject({row->position, "unknown-parent",
                                    "the unit above, " + row->parent + ", does not stand in the table", facts.name,
                                    ""});
                    continue;
                }
                facts.parent = parent->second;
            }
            if (!unit) {
                last = ledger_.add(std::move(facts));
                unit = ledger_.facts(*last).unit;
                ++report_.counts.added;
            } else {
                facts.unit = *unit;
                stage_version(std::move(facts), last);
            }
        }
        if (unit) ids_.emplace(periods.front()->unit, *unit);
    }

    void stage_version(UnitVersion facts, const std::optional<Index>& last) {
        for (const Index index : ledger_.versions_of(facts.unit)) {
            const UnitVersion& known = ledger_.facts(index);
            if (known.valid.to != facts.valid.to) continue;
            const bool same_name =
                registry::text::same_name_key(known.name) == registry::text::same_name_key(facts.name);
            if (same_name) facts.name = known.name;
            if (facts.kind.empty()) facts.kind = known.kind;
            if (!facts.parent) facts.parent = known.parent;
            if (same_name && known.code == facts.code && known.parent == facts.parent && known.valid == facts.valid) {
                ++report_.counts.unchanged;
                return;
            }
            ++report_.counts.changed;
            ledger_.correct(index, std::move(facts));
            return;
        }
        ++report_.counts.added;
        ledger_.add_version(std::move(facts), last);
    }

    UnitLedger ledger_;
    ImportReport& report_;
    std::map<std::string, Id> ids_;
};

}  // namespace

bool is_unit_history(const std::filesystem::path& file) {
    return file.extension() == ".tsv";
}

Stage read_unit_history(const std::filesystem::path& file, ImportReport& report) {
    auto rows = std::make_shared<std::vector<HistoryRow>>(read_rows(file, report));
    report.decided("dates: every line of the table tells its own");
    return [rows, &report](registry::Store& store) { return std::make_unique<StagedHistory>(store, *rows, report); };
}

}  // namespace diachi::importers
