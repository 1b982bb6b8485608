#pragma once

#include "importers/import_report.hpp"
#include "importers/import_request.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// Reads one file, compares it with the registry and publishes the difference as one changeset in one revision: all of
/// it or nothing. A file that changes nothing writes no revision. Features that cannot be taken are kept with the
/// changeset as rejects, each with its reason.
///
/// Throws ImportError when the file is refused, registry::StorageError when the registry fails, and whatever the
/// callback throws; the registry is then as it was.
ImportReport import_file(registry::Store& store, const ImportRequest& request, const ProgressCallback& progress = {});

}  // namespace diachi::importers
