#include "importers/layers/parcel_rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "geo/position.hpp"
#include "importers/overlaps.hpp"
#include "importers/shape_text.hpp"

namespace diachi::importers {
namespace {

using registry::ParcelKey;

/// Numbers of sheets and parcels are text; columns of numbers give "12.000", and 0 for none.
std::string key_part(std::string text) {
    const auto point = text.find('.');
    if (point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos) text.erase(point);
    return text == "0" ? std::string() : text;
}

std::optional<double> number(std::string text) {
    std::replace(text.begin(), text.end(), ',', '.');
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || value <= 0) return std::nullopt;
    return value;
}

std::string commune_of_first(registry::Store& store, const LoadedLayer& layer, ImportReport& report) {
    const std::string remedy = "; say --surveying-unit with the code of the commune that surveyed the parcels";
    const std::string missing =
        report.file + " does not name the surveying unit of its parcels (no column XAID or MaXa)";
    if (layer.features.empty()) throw ImportError(missing + remedy);
    const geo::Point middle = layer.features.front().middle();
    const auto position = geo::Position::at(geo::Longitude{middle.x}, geo::Latitude{middle.y});
    const auto communes = store.communes_at(position, registry::Date::today());
    if (communes.size() != 1) {
        throw ImportError(missing + ", and the registry has no single commune where they lie" + remedy);
    }
    report.decided("surveying unit: not in the file; " + communes.front().code + " (" + communes.front().name +
                   "), the commune that holds the first parcel, is taken for all");
    return communes.front().code;
}

struct KeyHash {
    std::size_t operator()(const ParcelKey& key) const {
        const std::hash<std::string> hash;
        return (hash(key.surveying_unit) * 31 + hash(key.sheet)) * 31 + hash(key.number);
    }
};

registry::ParcelFacts facts_of(const LoadedLayer& layer, const LoadedFeature& feature) {
    return {layer.text(feature, Role::land_use),
            number(layer.text(feature, Role::area)),
            number(layer.text(feature, Role::legal_area)),
            layer.text(feature, Role::address),
            layer.epsg,
            {}};
}

std::string unit_for_all(registry::Store& store, const ImportRequest& request, const LoadedLayer& layer,
                         ImportReport& report) {
    if (request.surveying_unit) {
        report.decided("surveying unit: " + *request.surveying_unit + ", as --surveying-unit says" +
                       (layer.has(Role::surveying_unit) ? ", where the file names none" : ""));
        return *request.surveying_unit;
    }
    return layer.has(Role::surveying_unit) ? std::string() : commune_of_first(store, layer, report);
}

}  // namespace

std::string key_text(const ParcelKey& key) {
    return key.surveying_unit + " / " + key.sheet + " / " + key.number;
}

std::vector<ParcelRow> parcel_rows(registry::Store& store, const ImportRequest& request, LoadedLayer& layer,
                                   ImportReport& report) {
    const std::string unit = unit_for_all(store, request, layer, report);
    std::vector<ParcelRow> rows;
    rows.reserve(layer.features.size());
    std::unordered_map<ParcelKey, std::size_t, KeyHash> by_key;
    by_key.reserve(layer.features.size());
    for (auto& feature : layer.features) {
        ParcelKey key{layer.text(feature, Role::surveying_unit), key_part(layer.text(feature, Role::sheet)),
                      key_part(layer.text(feature, Role::number))};
        if (key.surveying_unit.empty()) key.surveying_unit = unit;
        if (key.surveying_unit.empty() || key.sheet.empty() || key.number.empty()) {
            const std::string lacking = key.number.empty()  ? "parcel number"
                                        : key.sheet.empty() ? "sheet number"
                                                            : "surveying unit";
            reject_feature(report, layer, feature, "missing-key",
                           "it has no " + lacking + ", at " + position_text(feature.middle()));
            continue;
        }
        ParcelRow row{&feature, std::move(key), facts_of(layer, feature)};
        const auto [before, is_new] = by_key.emplace(row.key, rows.size());
        if (is_new) {
            rows.push_back(std::move(row));
            continue;
        }
        const ParcelRow& first = rows[before->second];
        const bool same = first.source_shape() == row.source_shape();
        reject_feature(report, layer, feature, same ? "duplicate" : "same-key",
                       key_text(row.key) + " stands in the file before, as feature " +
                           std::to_string(first.feature->position) + ", with " +
                           (same ? "the same shape" : "another shape"));
    }
    return rows;
}

void report_shape_findings(const std::vector<ParcelRow>& rows, ImportReport& report) {
    constexpr double narrow_m = 0.3;
    std::vector<geo::MultiPolygon> shapes;
    shapes.reserve(rows.size());
    for (const ParcelRow& row : rows) {
        const LoadedFeature& feature = *row.feature;
        shapes.push_back(geo::multi_polygon_from(feature.shape.bytes));
        if (feature.mean_width_m >= narrow_m) continue;
        report.found({"slivers", feature.position, key_text(row.key),
                      area_text(feature.area_m2) + ", on average " + number_text(feature.mean_width_m, 2) +
                          " m wide, at " + position_text(feature.middle()),
                      feature.area_m2});
    }
    for (const Overlap& overlap : find_overlaps(shapes, parcel_tolerance)) {
        const ParcelRow& first = rows[overlap.first];
        const ParcelRow& second = rows[overlap.second];
        const std::string both = key_text(first.key) + " and " + key_text(second.key);
        if (overlap.same_shape) {
            report.found({"duplicates: one shape under two numbers", second.feature->position, both,
                          area_text(overlap.area_m2), overlap.area_m2});
            continue;
        }
        const double share = overlap.area_m2 / std::min(first.feature->area_m2, second.feature->area_m2);
        report.found({"overlaps", first.feature->position, both,
                      area_text(overlap.area_m2) + " in common, " + number_text(share * 100, 1) + " % of the smaller",
                      overlap.area_m2});
    }
}

}  // namespace diachi::importers
