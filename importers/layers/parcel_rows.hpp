#pragma once

#include <vector>

#include "importers/import_report.hpp"
#include "importers/import_request.hpp"
#include "importers/loaded_layer.hpp"
#include "registry/map_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// A parcel of a file under its key.
struct ParcelRow {
    LoadedFeature* feature;
    registry::ParcelKey key;
    registry::ParcelFacts facts;

    /// As in the file, in its coordinates: the legal record.
    [[nodiscard]] const geo::Wkb& source_shape() const {
        return feature->source.bytes.empty() ? feature->shape : feature->source;
    }
};

/// Gives the parcels of a file their keys. Parcels without a number or a sheet and repeated keys become rejects.
/// Where neither the rows nor the option name the surveying unit, it is the commune that holds the first parcel.
/// Throws ImportError when that is not to be found out.
std::vector<ParcelRow> parcel_rows(registry::Store& store, const ImportRequest& request, LoadedLayer& layer,
                                   ImportReport& report);

/// Reports slivers, overlaps and shapes that stand under two numbers; all of them are published all the same.
void report_shape_findings(const std::vector<ParcelRow>& rows, ImportReport& report);

/// Throws ImportError when the parcels lie outside the communes that they name, and inside them with another
/// meridian; reports when no meridian fits.
void check_meridian(registry::Store& store, const std::vector<ParcelRow>& rows, int epsg, ImportReport& report);

/// For a file without a coordinate system: the zone that puts a vertex into the commune it names, or the one in which
/// the cadastre of that province is drawn. Empty when neither is known.
std::string zone_advice(registry::Store& store, const std::string& commune_code, geo::Point vertex);

/// "98004 / 4 / 55"
std::string key_text(const registry::ParcelKey& key);

}  // namespace diachi::importers
