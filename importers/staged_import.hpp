#pragma once

#include <functional>
#include <memory>

#include "importers/import_report.hpp"
#include "importers/loaded_layer.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// What an import would change in the registry, compared and ready to be written.
class StagedImport {
  public:
    virtual ~StagedImport() = default;
    [[nodiscard]] virtual bool empty() const = 0;
    virtual void publish(registry::Revision& revision, registry::Id changeset, const ProgressCallback& progress) = 0;
};

/// A file that has been read and not yet compared: compares it with the registry, and says in the report what it would
/// do. Runs inside the transaction that may publish it.
using Stage = std::function<std::unique_ptr<StagedImport>(registry::Store&)>;

// One function a layer (importers/layers/): reads the file, without writing to the registry.
// Throw ImportError when it has to be refused.
Stage read_communes(registry::Store& store, const ImportRequest& request, ImportReport& report,
                    const ProgressCallback& progress);
Stage read_parcels(registry::Store& store, const ImportRequest& request, ImportReport& report,
                   const ProgressCallback& progress);
Stage read_streets(registry::Store& store, const ImportRequest& request, ImportReport& report,
                   const ProgressCallback& progress);
Stage read_places(registry::Store& store, const ImportRequest& request, ImportReport& report,
                  const ProgressCallback& progress);
Stage read_units(registry::Store& store, const ImportRequest& request, ImportReport& report,
                 const ProgressCallback& progress);
Stage read_lineage(registry::Store& store, const ImportRequest& request, ImportReport& report,
                   const ProgressCallback& progress);
Stage read_water(registry::Store& store, const ImportRequest& request, ImportReport& report,
                 const ProgressCallback& progress);

/// Calls back at most five times a second.
class PacedProgress {
  public:
    PacedProgress(const ProgressCallback& callback, std::string_view step, std::int64_t total);
    void step();

  private:
    const ProgressCallback& callback_;
    std::string_view name_;
    std::int64_t total_;
    std::int64_t done_ = 0;
    std::int64_t last_shown_ms_ = 0;
};

/// The date from which a layer's changes hold: the option, or the date in the file's name; says so in the report.
std::optional<registry::Date> effective_date(const ImportRequest& request, ImportReport& report);

}  // namespace diachi::importers
