#include <algorithm>
#include <set>

#include "geo/position.hpp"
#include "geo/projection.hpp"
#include "geo/vn2000_zone.hpp"
#include "importers/coordinates.hpp"
#include "importers/layers/parcel_rows.hpp"
#include "importers/province_zones.hpp"
#include "importers/unit_ledger.hpp"

namespace diachi::importers {
namespace {

using registry::Id;
using registry::Level;

/// One vertex of some parcels, in source coordinates, and the units of today that may hold it.
struct Sample {
    geo::Point source;
    std::string claimed;
    std::set<Id> units;
};

/// The open commune with this code, and what the ended ones with this code became. Empty when none has a shape.
std::set<Id> units_of_today(const UnitLedger& ledger, const std::vector<registry::LineagePart>& lineage,
                            const std::string& code) {
    std::set<Id> units;
    bool has_shape = false;
    const auto take = [&](UnitLedger::Index index) {
        units.insert(ledger.facts(index).unit);
        has_shape |= ledger.has_shape(index);
    };
    for (const auto index : ledger.find_open(Level::commune, code)) take(index);
    for (const auto index : ledger.find(Level::commune, code, [](const auto& valid) { return valid.to.has_value(); })) {
        for (const auto& part : lineage) {
            if (part.from != ledger.facts(index).unit) continue;
            if (const auto successor = ledger.version_of(part.to)) take(*successor);
        }
    }
    if (!has_shape) units.clear();
    return units;
}

std::vector<Sample> samples_of(registry::Store& store, const std::vector<ParcelRow>& rows) {
    constexpr std::size_t most_samples = 12;
    const UnitLedger ledger(store);
    const auto lineage = store.gazetteer().lineage;
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < rows.size(); i += rows.size() / most_samples + 1) {
        auto units = units_of_today(ledger, lineage, rows[i].key.surveying_unit);
        if (units.empty()) continue;
        const auto shape = geo::multi_polygon_from(rows[i].source_shape().bytes);
        samples.push_back({shape.front().shell.front(), rows[i].key.surveying_unit, std::move(units)});
    }
    return samples;
}

std::size_t fitting(registry::Store& store, const std::vector<Sample>& samples, int epsg) {
    std::vector<geo::Point> points;
    for (const auto& sample : samples) points.push_back(sample.source);
    geo::ToWgs84::from(epsg).transform(points);
    std::size_t count = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!inside_vietnam(points[i])) continue;
        const auto position = geo::Position::at(geo::Longitude{points[i].x}, geo::Latitude{points[i].y});
        for (const auto& commune : store.communes_at(position, registry::Date::today())) {
            if (samples[i].units.count(commune.unit) == 0) continue;
            ++count;
            break;
        }
    }
    return count;
}

/// The name of the province above a commune of today or of before; empty when unknown.
std::string province_name(const UnitLedger& units, const std::string& commune_code) {
    // Files name the old commune, which the cadastre was made in: ended ones first.
    auto found = units.find(Level::commune, commune_code, [](const auto& valid) { return valid.to.has_value(); });
    if (found.empty()) found = units.find_open(Level::commune, commune_code);
    const auto last = std::max_element(
        found.begin(), found.end(), [&](auto a, auto b) { return units.facts(a).valid.to < units.facts(b).valid.to; });
    std::optional<UnitLedger::Index> at = last == found.end() ? std::nullopt : std::optional(*last);
    while (at && units.facts(*at).level != Level::province) {
        const auto parent = units.facts(*at).parent;
        at = parent ? units.version_of(*parent) : std::nullopt;
    }
    return at ? units.facts(*at).name : std::string();
}

/// TM-3: what cadastral maps are drawn in. The UTM zones lie some hundred metres off and fit as well.
std::vector<int> cadastral_zones() {
    constexpr double scale_of_tm3 = 0.9999;
    std::vector<int> zones;
    for (const auto& zone : geo::vn2000_zones()) {
        if (zone.scale == scale_of_tm3) zones.push_back(zone.epsg);
    }
    return zones;
}

std::string with_name(int epsg) {
    return "EPSG:" + std::to_string(epsg) + " (" + geo::crs_name(epsg) + ")";
}

}  // namespace

std::string zone_advice(registry::Store& store, const std::string& commune_code, geo::Point vertex) {
    const UnitLedger ledger(store);
    const Sample sample{vertex, commune_code, units_of_today(ledger, store.gazetteer().lineage, commune_code)};
    if (!sample.units.empty()) {
        for (const int zone : cadastral_zones()) {
            if (fitting(store, {sample}, zone) == 0) continue;
            return "with " + with_name(zone) + " its first parcel lies in the commune that it names (" + commune_code +
                   ")";
        }
    }
    const std::string province = province_name(ledger, commune_code);
    const auto zone = cadastral_zone_of(province);
    return zone ? "for " + province + " probably " + with_name(*zone) : std::string();
}

void check_meridian(registry::Store& store, const std::vector<ParcelRow>& rows, int epsg, ImportReport& report) {
    if (rows.empty()) return;
    const auto samples = samples_of(store, rows);
    if (samples.empty() || fitting(store, samples, epsg) > 0) return;
    const std::string named = "EPSG:" + std::to_string(epsg);
    if (epsg != 4326 && epsg != 4756) {
        for (const int zone : cadastral_zones()) {
            if (zone == epsg || fitting(store, samples, zone) < samples.size()) continue;
            throw ImportError(report.file + ": read as " + with_name(epsg) +
                              " its parcels do not lie in the commune they name (" + samples.front().claimed +
                              "), as " + with_name(zone) + " they do: say --crs EPSG:" + std::to_string(zone));
        }
    }
    report.found({"place", std::nullopt, samples.front().claimed,
                  "none of " + std::to_string(samples.size()) + " parcels tried lies in the commune it names, with " +
                      named + " or any zone of VN-2000"});
}

}  // namespace diachi::importers
