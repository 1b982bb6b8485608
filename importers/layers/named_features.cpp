#include "importers/layers/named_features.hpp"

#include <algorithm>

#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

std::string listed(const std::vector<std::string>& codes) {
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : ", ") + code;
    return text;
}

void report_left_out(const NamedFeature& named, ImportReport& report) {
    report.found({"communes that are not in the registry (left out)", named.feature->position,
                  named.key + " " + named.name, listed(named.communes.unknown)});
}

/// What the file says of one street, in the order in which it stands there.
using Segments = std::vector<const LoadedFeature*>;

void unite(CommuneLinks& communes, const CommuneLinks& others) {
    for (const auto& link : others.units) {
        if (!communes.contains(link.first)) communes.units.push_back(link);
    }
}

bool has_all(const CommuneLinks& communes, const CommuneLinks& others) {
    return std::all_of(others.units.begin(), others.units.end(),
                       [&](const auto& link) { return communes.contains(link.first); });
}

/// Whether one of the segments has this very line.
bool has_line(const Segments& segments, const LoadedFeature& feature) {
    return std::any_of(segments.begin(), segments.end(),
                       [&](const LoadedFeature* segment) { return segment->shape == feature.shape; });
}

/// Gives the first segment the lines of all.
void join_lines(LoadedFeature& first, const Segments& segments) {
    geo::MultiLine lines;
    for (const auto* segment : segments) {
        if (segment->shape.bytes.empty()) continue;
        for (auto& line : geo::multi_line_from(segment->shape.bytes)) lines.push_back(std::move(line));
    }
    if (lines.empty()) return;
    first.box = geo::bounds(lines);
    first.shape = geo::to_wkb(lines);
}

}  // namespace

std::vector<NamedFeature> named_features(LoadedLayer& layer, const UnitLedger& units, ImportReport& report) {
    std::vector<NamedFeature> features;
    std::map<std::string, std::size_t> by_key;
    std::map<std::size_t, Segments> segments;
    for (auto& feature : layer.features) {
        const std::string current = layer.text(feature, Role::commune_code);
        const std::string former = layer.text(feature, Role::former_commune_code);
        NamedFeature named{&feature,
                           layer.text(feature, Role::id),
                           layer.text(feature, Role::name),
                           layer.text(feature, Role::kind),
                           layer.text(feature, Role::parent_id),
                           resolve_communes(units, current, former)};
        if (named.name.empty()) {
            reject_feature(report, layer, feature, "missing-key", "it has no name");
            continue;
        }
        if (named.key.empty()) named.key = named.name + " | " + (current.empty() ? former : current);
        if (!named.communes.unknown.empty() && named.communes.units.empty()) {
            reject_feature(
                report, layer, feature, "unknown-unit",
                "the registry knows no commune " + listed(named.communes.unknown) + "; import the communes first");
            continue;
        }
        if (const auto before = by_key.find(named.key); before != by_key.end()) {
            NamedFeature& first = features[before->second];
            auto& known = segments[before->second];
            if (known.empty()) known.push_back(first.feature);
            const bool repeats = has_line(known, feature) && has_all(first.communes, named.communes);
            if (report.layer == Layer::streets && first.name == named.name && !repeats) {
                if (!has_line(known, feature)) known.push_back(&feature);
                unite(first.communes, named.communes);
                if (first.parent_key.empty()) first.parent_key = named.parent_key;
                if (!named.communes.unknown.empty()) report_left_out(named, report);
                ++report.counts.joined;
                continue;
            }
            const bool same = first.name == named.name && has_line(known, feature);
            reject_feature(report, layer, feature, same ? "duplicate" : "same-key",
                           named.key + " stands in the file before, as feature " +
                               std::to_string(first.feature->position) +
                               (first.name == named.name ? "" : ", with the name " + first.name));
            continue;
        }
        if (!named.communes.unknown.empty()) report_left_out(named, report);
        by_key.emplace(named.key, features.size());
        features.push_back(std::move(named));
    }
    for (const auto& [index, of_one] : segments) {
        if (of_one.size() > 1) join_lines(*features[index].feature, of_one);
    }
    if (report.counts.joined > 0) {
        report.decided(std::to_string(report.counts.joined) +
                       " further segments of streets joined: the same id and name (without ids, the same name and "
                       "communes) are one street, with all their lines and communes");
    }
    return features;
}

std::optional<NameChange> compare(const NamedFeature& feature, const PublishedName& published, ImportReport& report) {
    NameChange change{&feature, published, false, {}};
    change.renamed = registry::text::same_name_key(published.name) != registry::text::same_name_key(feature.name) ||
                     published.kind != feature.kind;
    for (const auto& link : feature.communes.units) {
        const bool known =
            std::find(published.communes.begin(), published.communes.end(), link.first) != published.communes.end();
        if (!known) change.new_communes.push_back(link);
    }
    const auto gone = std::count_if(published.communes.begin(), published.communes.end(),
                                    [&](registry::Id unit) { return !feature.communes.contains(unit); });
    if (gone > 0) {
        report.found({"communes that the file no longer names (kept)", feature.feature->position,
                      feature.key + " " + feature.name,
                      std::to_string(gone) + " of " + std::to_string(published.communes.size())});
    }
    if (!change.renamed && change.new_communes.empty()) {
        ++report.counts.unchanged;
        return std::nullopt;
    }
    if (change.renamed) {
        report.found(
            {"other names", feature.feature->position, feature.key, published.name + " becomes " + feature.name});
    }
    ++report.counts.changed;
    return change;
}

}  // namespace diachi::importers
