#pragma once

#include <string>

#include "registry/holders/holder.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

// Rows for the journal: the column order is that of schema/008_holders.sql.
journal::Row holder_row(const std::string& key_id);
journal::Row holder_version_row(Id holder, std::int64_t version, HolderKind kind, SealedBytes sealed,
                                const Period& valid);
journal::Row holding_row(Id holder, Id address, HoldingRole role, const Period& valid);

}  // namespace diachi::registry
