#pragma once

#include <string>
#include <vector>

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/spatialite/table_layout.hpp"

namespace diachi::registry::spatialite {

/// Reads the journal and every journaled row again. A sentence for each thing that is not as it was written: rows
/// altered, missing or added behind the journal's back, revisions altered, missing or out of order.
std::vector<std::string> verify_journal(Connection& connection, const TableLayouts& layouts);

}  // namespace diachi::registry::spatialite
