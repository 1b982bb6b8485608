#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "importers/import_report.hpp"

namespace diachi::importers {

/// One row of a lineage table: all or a part of an old unit became all or a part of a new one.
struct LineageRow {
    std::int64_t position;  ///< from 0
    std::string old_code, old_name, old_province_code;
    std::string new_code, new_name, new_province_code, new_province;
    std::string document;  ///< empty unless the table has such a column
    bool whole;
};

/// Reads a table separated by tabs, in UTF-8, whose first line names the columns as lineage_2025-07-01.tsv does.
/// Rows that lack a code or an extent become rejects. Throws ImportError when a column is missing.
std::vector<LineageRow> read_lineage_rows(const std::filesystem::path& file, ImportReport& report);

}  // namespace diachi::importers
