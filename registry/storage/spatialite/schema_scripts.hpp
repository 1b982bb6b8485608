#pragma once

#include <string_view>
#include <vector>

namespace diachi::registry::spatialite {

struct SchemaScript {
    std::string_view name;  ///< "001_journal.sql"
    std::string_view sql;
};

/// The numbered scripts of schema/, in order, as compiled in.
const std::vector<SchemaScript>& schema_scripts();

}  // namespace diachi::registry::spatialite
