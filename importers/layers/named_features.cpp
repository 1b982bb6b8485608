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

}  // namespace

std::vector<NamedFeature> named_features(LoadedLayer& layer, const UnitLedger& units, ImportReport& report) {
    std::vector<NamedFeature> features;
    std::map<std::string, std::size_t> by_key;
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
        if (const auto before = by_key.find(named.key); before != by_key.end()) {
            const NamedFeature& first = features[before->second];
            const bool same = first.name == named.name && first.feature->shape == feature.shape;
            reject_feature(
                report, layer, feature, same ? "duplicate" : "same-key",
                named.key + " stands in the file before, as feature " + std::to_string(first.feature->position));
            continue;
        }
        if (!named.communes.unknown.empty() && named.communes.units.empty()) {
            reject_feature(
                report, layer, feature, "unknown-unit",
                "the registry knows no commune " + listed(named.communes.unknown) + "; import the communes first");
            continue;
        }
        if (!named.communes.unknown.empty()) {
            report.found({"communes that are not in the registry (left out)", feature.position,
                          named.key + " " + named.name, listed(named.communes.unknown)});
        }
        by_key.emplace(named.key, features.size());
        features.push_back(std::move(named));
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
