#include "importers/import_file.hpp"

#include <chrono>
#include <fstream>

#include "importers/gdal/source_path.hpp"
#include "importers/staged_import.hpp"
#include "registry/digest.hpp"

namespace diachi::importers {
namespace {

/// Of all parts of a shapefile, one after the other.
std::string hash_of(const std::filesystem::path& file) {
    registry::Hasher hasher;
    std::vector<char> block(1U << 20U);
    for (const auto& part : gdal::parts_of(file)) {
        std::ifstream in(part, std::ios::binary);
        while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
            hasher.add({reinterpret_cast<const std::uint8_t*>(block.data()), static_cast<std::size_t>(in.gcount())});
        }
    }
    return registry::hexadecimal(hasher.finish());
}

Stage read(registry::Store& store, const ImportRequest& request, ImportReport& report,
           const ProgressCallback& progress) {
    switch (request.layer) {
        case Layer::communes:
            return read_communes(store, request, report, progress);
        case Layer::parcels:
            return read_parcels(store, request, report, progress);
        case Layer::streets:
            return read_streets(store, request, report, progress);
        case Layer::places:
            return read_places(store, request, report, progress);
        case Layer::units:
            return read_units(store, request, report, progress);
        case Layer::lineage:
            return read_lineage(store, request, report, progress);
        case Layer::water:
            return read_water(store, request, report, progress);
    }
    throw ImportError("there is no such layer");
}

void publish(registry::Revision& revision, StagedImport& staged, const ImportRequest& request, const std::string& hash,
             const ImportReport& report, const ProgressCallback& progress) {
    const registry::Id changeset = revision.insert(registry::changeset_row(
        {std::string(layer_name(request.layer)), report.file, hash, report.crs, report.operation, report.encoding,
         request.effective, request.document, text(report)}));
    staged.publish(revision, changeset, progress);
    for (const auto& reject : report.rejects) revision.insert(registry::reject_row(changeset, reject));
    revision.keep();
}

}  // namespace

ImportReport import_file(registry::Store& store, const ImportRequest& request, const ProgressCallback& progress) {
    const auto start = std::chrono::steady_clock::now();
    if (request.surveying_unit && request.surveying_unit->find_first_not_of(" \t") == std::string::npos)
        throw ImportError("--surveying-unit is empty; give the code of the unit, or leave the option away");
    ImportReport report{.layer = request.layer, .file = request.file.filename().string()};
    // Reading takes long and needs no lock; what depends on the registry is compared inside the transaction.
    const Stage stage = read(store, request, report, progress);
    const std::string hash = hash_of(request.file);
    const auto transaction = store.begin();
    const auto staged = stage(store);
    // A file of rejects alone is kept too, so that they can be mended; the same file again adds nothing.
    const bool new_rejects =
        !report.rejects.empty() && !store.has_changeset(std::string(layer_name(request.layer)), hash);
    if (!staged->empty() || new_rejects) {
        const auto revision = transaction->revision(
            {request.actor, "import " + std::string(layer_name(request.layer)), report.file, request.document});
        const auto number = revision->number();
        // What the changeset keeps says that it was published.
        report.revision = number;
        publish(*revision, *staged, request, hash, report, progress);
        transaction->commit();
    }
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

}  // namespace diachi::importers
