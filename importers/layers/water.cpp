#include <map>

#include "importers/layers/named_features.hpp"
#include "importers/staged_import.hpp"
#include "registry/storage/nearby.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Id;
using registry::StoredWater;

/// A water of a file.
struct WaterFeature {
    const LoadedFeature* feature;
    std::string key;
    std::string name;
    std::string kind;
};

/// Without repeated keys: these become rejects. Waters need no name; a key is their id in the file, or their name.
std::vector<WaterFeature> waters_of(const LoadedLayer& layer, ImportReport& report) {
    std::vector<WaterFeature> waters;
    std::map<std::string, std::int64_t> position_of;
    for (const auto& feature : layer.features) {
        WaterFeature water{&feature, layer.text(feature, Role::id), layer.text(feature, Role::name),
                           layer.text(feature, Role::kind)};
        if (water.key.empty()) water.key = water.name;
        if (water.key.empty()) {
            reject_feature(report, layer, feature, "missing-key", "it has neither an id nor a name");
            continue;
        }
        const auto [first, is_new] = position_of.emplace(water.key, feature.position);
        if (!is_new) {
            reject_feature(report, layer, feature, "same-key",
                           "feature " + std::to_string(first->second) + " is called " + water.key + " already");
            continue;
        }
        waters.push_back(std::move(water));
    }
    return waters;
}

class StagedWater : public StagedImport {
  public:
    StagedWater(registry::Store& store, LoadedLayer layer, std::optional<Date> effective, ImportReport& report)
        : layer_(std::move(layer)), effective_(std::move(effective)), waters_(waters_of(layer_, report)) {
        std::map<std::string, StoredWater> published;
        for (auto& water : store.nearby().waters()) {
            if (!water.valid.to) published.emplace(water.source_key, std::move(water));
        }
        for (const auto& water : waters_) {
            const auto known = published.find(water.key);
            if (known == published.end()) {
                added_.push_back(&water);
                continue;
            }
            compare(store, water, known->second, report);
            published.erase(known);
        }
        report.counts.added = static_cast<std::int64_t>(added_.size());
        report.counts.changed = static_cast<std::int64_t>(changed_.size());
        report.counts.kept = static_cast<std::int64_t>(published.size());
    }

    [[nodiscard]] bool empty() const override { return added_.empty() && changed_.empty(); }

    void publish(registry::Revision& revision, Id changeset, const ProgressCallback& progress) override {
        PacedProgress pace(progress, "writing", static_cast<std::int64_t>(added_.size() + changed_.size()));
        for (const auto* water : added_) {
            const Id id = revision.insert(registry::water_row(water->key));
            revision.insert(registry::water_version_row(id, water->kind, water->name, changeset, water->feature->shape,
                                                        {effective_, std::nullopt}));
            pace.step();
        }
        for (const auto& change : changed_) {
            write(revision, changeset, change);
            pace.step();
        }
    }

  private:
    struct Change {
        const WaterFeature* water;
        StoredWater published;
        geo::Wkb shape;  ///< as published
    };

    void compare(registry::Store& store, const WaterFeature& water, const StoredWater& published,
                 ImportReport& report) {
        const auto shape = store.nearby().water_shape(published.version);
        const bool same_shape = shape == std::optional(water.feature->shape);
        if (same_shape && published.name == water.name && published.kind == water.kind) {
            ++report.counts.unchanged;
            return;
        }
        report.found({same_shape ? "waters with other attributes" : "waters with another shape",
                      water.feature->position, water.key, water.name});
        changed_.push_back({&water, published, shape.value_or(geo::Wkb{})});
    }

    void write(registry::Revision& revision, Id changeset, const Change& change) const {
        const auto& [water, published, shape] = change;
        const bool in_the_world =
            effective_ && !shape.bytes.empty() && (!published.valid.from || *published.valid.from < *effective_);
        if (in_the_world) {
            revision.insert(registry::water_version_row(published.water, published.kind, published.name, changeset,
                                                        shape, {published.valid.from, effective_}));
        }
        revision.insert(registry::water_version_row(published.water, water->kind, water->name, changeset,
                                                    water->feature->shape,
                                                    {in_the_world ? effective_ : published.valid.from, std::nullopt}));
        revision.end("water_version", published.version);
    }

    LoadedLayer layer_;
    std::optional<Date> effective_;
    std::vector<WaterFeature> waters_;
    std::vector<const WaterFeature*> added_;
    std::vector<Change> changed_;
};

}  // namespace

Stage read_water(registry::Store&, const ImportRequest& request, ImportReport& report,
                 const ProgressCallback& progress) {
    auto layer = std::make_shared<LoadedLayer>(load_layer(request, report, {}, progress));
    const auto effective = effective_date(request, report);
    return [layer, effective, &report](registry::Store& store) {
        return std::make_unique<StagedWater>(store, std::move(*layer), effective, report);
    };
}

}  // namespace diachi::importers
