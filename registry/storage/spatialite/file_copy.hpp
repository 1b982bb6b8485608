#pragma once

#include <filesystem>

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {

/// See Store::copy_to.
void copy_database(Connection& connection, const std::filesystem::path& file, const CopyProgress& progress);

}  // namespace diachi::registry::spatialite
