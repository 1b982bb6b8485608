#pragma once

#include <string>
#include <vector>

#include "registry/holders/reading.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// Writes the next row of the log of readings, in the transaction that is open.
void log_reading(Connection& connection, const ReadingFacts& facts);

std::vector<Reading> readings_after(Connection& connection, std::int64_t after, int limit);

/// Reads the whole chain again: a sentence for each reading that was altered, removed or inserted.
std::vector<std::string> reading_findings(Connection& connection);

}  // namespace diachi::registry::spatialite
