#pragma once

#include <optional>

#include "registry/digest.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// Nothing when the bytes there are no digest.
std::optional<Digest> digest_in(const Statement& row, int column);

}  // namespace diachi::registry::spatialite
