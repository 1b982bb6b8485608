#pragma once

#include <memory>

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/spatialite/table_layout.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {

/// Takes the write lock at once, so that what is read in it cannot be changed by others before it is written.
std::unique_ptr<Transaction> begin_transaction(Connection& connection, const TableLayouts& layouts);

/// The last row of the journal.
JournalHead journal_head(Connection& connection);

}  // namespace diachi::registry::spatialite
