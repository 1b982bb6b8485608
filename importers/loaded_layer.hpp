#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "geo/polygon.hpp"
#include "geo/wkb.hpp"
#include "importers/field_profiles.hpp"
#include "importers/import_report.hpp"
#include "importers/import_request.hpp"

namespace diachi::importers {

/// A feature whose shape is repaired and in WGS 84, and whose text is decoded.
struct LoadedFeature {
    std::int64_t position = 0;
    std::vector<std::optional<std::string>> values;  ///< see LoadedLayer::text
    geo::Wkb source;                                 ///< as in the file, in its coordinates; areas only
    geo::Wkb shape;                                  ///< WGS 84; empty when the feature has none
    std::optional<geo::Box> box;                     ///< of shape
    double area_m2 = 0;                              ///< of areas
    double mean_width_m = 0;                         ///< of areas: twice the area by the length of the edge
    std::string fault;                               ///< what was repaired; empty for nothing
    double area_before_repair_m2 = 0;

    [[nodiscard]] geo::Point middle() const;
};

/// The features of a file that can be taken; the others are in the report as rejects.
struct LoadedLayer {
    std::vector<LoadedFeature> features;
    std::array<std::optional<std::size_t>, static_cast<std::size_t>(Role::count)> value_of_role{};
    int epsg = 0;

    [[nodiscard]] bool has(Role role) const { return value_of_role[static_cast<std::size_t>(role)].has_value(); }
    /// Without blanks at the ends; empty when absent.
    [[nodiscard]] std::string text(const LoadedFeature& feature, Role role) const;
    /// How people know the feature: "98004 / 4 / 55" or "00004 Phường Ba Đình".
    [[nodiscard]] std::string label(const LoadedFeature& feature) const;
    /// "sheet=3; number=12"
    [[nodiscard]] std::string attributes(const LoadedFeature& feature) const;
};

/// What to say about the coordinate system of a file that does not name it, from the commune code and a vertex of its
/// first feature; empty when nothing is known.
using CrsAdvice = std::function<std::string(const std::string& commune_code, geo::Point vertex)>;

/// Reads a whole file on three threads: one reads, two transform, check and repair. Decisions, repairs and rejects go
/// into the report. Throws ImportError when the file has to be refused.
LoadedLayer load_layer(const ImportRequest& request, ImportReport& report, const CrsAdvice& advice,
                       const ProgressCallback& progress);

/// Rejects a feature that was loaded, with its attributes and its shape as text.
void reject_feature(ImportReport& report, const LoadedLayer& layer, const LoadedFeature& feature, std::string code,
                    std::string message);

}  // namespace diachi::importers
