#pragma once

#include <optional>
#include <string>

#include "registry/date.hpp"

namespace diachi::importers {

/// The date in a file's name: "lineage_2025-07-01.tsv" gives 2025-07-01 as a beginning,
/// "units_until_2025-06-30.json" gives 2025-07-01 as an end.
struct FileNameDate {
    registry::Date date;
    bool is_end;
};

std::optional<FileNameDate> date_in_file_name(const std::string& name);

registry::Date day_before(const registry::Date& date);

}  // namespace diachi::importers
