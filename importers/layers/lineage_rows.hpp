#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "importers/import_report.hpp"
#include "registry/date.hpp"

namespace diachi::importers {

/// One row of a lineage table: all or a part of an old unit became all or a part of a new one.
struct LineageRow {
    std::int64_t position;  ///< from 0
    std::string old_code, old_name, old_province_code;
    std::string new_code, new_name, new_province_code, new_province;
    std::string document;  ///< empty unless the table has such a column
    bool whole;
    bool inferred;                            ///< the table says "yes" in a column of this name
    std::optional<registry::Date> effective;  ///< absent unless the table has such a column
};

/// Reads a table separated by tabs, in UTF-8, whose first line names the columns as lineage_2025-07-01.tsv does.
/// Beside communes, districts and provinces may stand in it, by their codes.
/// Rows that lack a code or an extent, or say neither "yes" nor nothing of being inferred, become rejects. Throws
/// ImportError when a column is missing.
std::vector<LineageRow> read_lineage_rows(const std::filesystem::path& file, ImportReport& report);

}  // namespace diachi::importers
