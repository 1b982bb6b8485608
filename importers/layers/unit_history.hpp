#pragma once

#include <filesystem>

#include "importers/import_report.hpp"
#include "importers/staged_import.hpp"

namespace diachi::importers {

/// Whether a file of the units layer is a history: a table (.tsv), not a list.
bool is_unit_history(const std::filesystem::path& file);

/// Reads a table of units over time, one line for each period in which a unit kept its code, name and parent: columns
/// unit (any key, the same for all periods of a unit), level (province, district, commune), code, name, kind, parent
/// (key of a unit of the table), from and to (YYYY-MM-DD, to exclusive; empty: not known, or open). Throws ImportError
/// when a column is missing or the table contradicts itself.
Stage read_unit_history(const std::filesystem::path& file, ImportReport& report);

}  // namespace diachi::importers
