#include "importers/layers/lineage_rows.hpp"

#include "importers/tab_table.hpp"

namespace diachi::importers {

std::vector<LineageRow> read_lineage_rows(const std::filesystem::path& file, ImportReport& report) {
    TabTable table(
        file, {"old_commune_code", "old_commune", "new_commune_code", "new_commune", "new_province_code", "extent"},
        "a lineage is a table separated by tabs with old_commune_code, old_commune, new_commune_code, new_commune, "
        "new_province_code, new_province and extent (full, partial)");
    std::vector<LineageRow> rows;
    while (table.next()) {
        ++report.counts.read;
        LineageRow row{table.position(),
                       table.cell("old_commune_code"),
                       table.cell("old_commune"),
                       table.cell("old_province_code"),
                       table.cell("new_commune_code"),
                       table.cell("new_commune"),
                       table.cell("new_province_code"),
                       table.cell("new_province"),
                       table.cell("document"),
                       table.cell("extent") == "full",
                       table.cell("inferred") == "yes",
                       registry::Date::parse(table.cell("effective"))};
        const bool extent_known = row.whole || table.cell("extent") == "partial";
        if (row.old_code.empty() || row.new_code.empty() || row.new_name.empty() || !extent_known) {
            report.reject({row.position, "incomplete-row", "it lacks a code, a name or an extent (full or partial)",
                           table.line(), ""});
        } else if (!row.effective && !table.cell("effective").empty()) {
            report.reject({row.position, "unknown-date", "effective is no day YYYY-MM-DD", table.line(), ""});
        } else if (!row.inferred && !table.cell("inferred").empty()) {
            report.reject({row.position, "incomplete-row", "inferred is yes or empty", table.line(), ""});
        } else {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace diachi::importers
