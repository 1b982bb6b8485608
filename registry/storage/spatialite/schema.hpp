#pragma once

#include <string>
#include <vector>

#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// Makes all tables in an empty file.
void apply_schema(Connection& connection);

/// Runs the scripts that came after the file was made. Throws StorageError when the file is no registry or was made by
/// a later version.
void upgrade_schema(Connection& connection, const std::string& file);

/// Tables, indexes and triggers that are not as the scripts make them, a sentence each.
std::vector<std::string> schema_findings(Connection& connection);

}  // namespace diachi::registry::spatialite
