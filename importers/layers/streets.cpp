#include <set>

#include "importers/layers/named_features.hpp"
#include "importers/staged_import.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Id;

struct PublishedStreet {
    PublishedName name;
    std::optional<Id> parent;
};

class StagedStreets : public StagedImport {
  public:
    StagedStreets(registry::Store& store, LoadedLayer layer, std::optional<Date> effective, ImportReport& report)
        : layer_(std::move(layer)), effective_(std::move(effective)), report_(report) {
        for (auto& street : store.thoroughfares()) {
            if (street.valid.to) continue;
            published_[street.source_key] = {
                {street.version, street.facts.id, street.facts.name, "", street.facts.communes, street.valid},
                street.facts.parent};
        }
        features_ = named_features(layer_, UnitLedger(store), report_);
        std::set<std::string> in_file;
        for (auto& feature : features_) {
            feature.kind.clear();  // streets have none: their names begin with it
            in_file.insert(feature.key);
        }
        order_by_parent();
        for (const auto& [key, street] : published_) report_.counts.kept += in_file.count(key) == 0;
        if (report_.counts.unchanged > 0)
            report_.decided("courses of streets that are published already are not compared");
    }

    [[nodiscard]] bool empty() const override { return added_.empty() && changes_.empty(); }

    void publish(registry::Revision& revision, Id changeset, const ProgressCallback& progress) override {
        PacedProgress pace(progress, "writing", static_cast<std::int64_t>(added_.size() + changes_.size()));
        for (const auto* street : added_) {
            const auto parent = street->parent_key.empty() ? std::nullopt : std::optional(ids_.at(street->parent_key));
            const Id id = revision.insert(registry::thoroughfare_row(parent, street->key));
            ids_[street->key] = id;
            revision.insert(registry::thoroughfare_version_row(id, street->name, changeset, shape_of(*street),
                                                               {effective_, std::nullopt}));
            for (const auto& [unit, valid] : street->communes.units) {
                revision.insert(registry::thoroughfare_unit_row(id, unit, valid));
            }
            pace.step();
        }
        for (const auto& change : changes_) {
            write(revision, changeset, change);
            pace.step();
        }
    }

  private:
    static std::optional<geo::Wkb> shape_of(const NamedFeature& street) {
        if (street.feature->shape.bytes.empty()) return std::nullopt;
        return street.feature->shape;
    }

    /// A street before its alleys; what hangs on nothing is rejected.
    void order_by_parent() {
        for (const auto& [key, street] : published_) ids_[key] = street.name.id;
        std::set<std::string> settled;
        for (const auto& [key, id] : ids_) settled.insert(key);
        std::vector<const NamedFeature*> waiting;
        for (const auto& feature : features_) waiting.push_back(&feature);
        for (bool progress = true; progress && !waiting.empty();) {
            std::vector<const NamedFeature*> later;
            for (const auto* street : waiting) {
                if (!street->parent_key.empty() && settled.count(street->parent_key) == 0) {
                    later.push_back(street);
                    continue;
                }
                settled.insert(street->key);
                stage(*street);
            }
            progress = later.size() < waiting.size();
            waiting = std::move(later);
        }
        for (const auto* street : waiting) {
            reject_feature(report_, layer_, *street->feature, "unknown-parent",
                           street->name + " hangs on " + street->parent_key +
                               ", which is neither in the file nor in the registry");
        }
    }

    void stage(const NamedFeature& street) {
        const auto known = published_.find(street.key);
        if (street.communes.units.empty() && (known == published_.end() || known->second.name.communes.empty())) {
            report_.found({"streets without a commune: they are not found by geocoding", street.feature->position,
                           street.key, street.name});
        }
        if (known == published_.end()) {
            added_.push_back(&street);
            ++report_.counts.added;
            return;
        }
        const auto parent = ids_.find(street.parent_key);
        const bool same_parent = street.parent_key.empty()
                                     ? !known->second.parent
                                     : parent != ids_.end() && known->second.parent == parent->second;
        if (!same_parent) {
            report_.found(
                {"alleys of another street (left as published)", street.feature->position, street.key, street.name});
        }
        if (auto change = compare(street, known->second.name, report_)) changes_.push_back(std::move(*change));
    }

    void write(registry::Revision& revision, Id changeset, const NameChange& change) {
        const PublishedName& old = change.published;
        if (change.renamed) {
            const bool in_the_world = effective_ && (!old.valid.from || *old.valid.from < *effective_);
            const auto shape = shape_of(*change.feature);
            if (in_the_world) {
                revision.insert(registry::thoroughfare_version_row(old.id, old.name, changeset, shape,
                                                                   {old.valid.from, effective_}));
            }
            revision.insert(
                registry::thoroughfare_version_row(old.id, change.feature->name, changeset, shape,
                                                   {in_the_world ? effective_ : old.valid.from, std::nullopt}));
            revision.end("thoroughfare_version", old.version);
        }
        for (const auto& [unit, valid] : change.new_communes) {
            revision.insert(registry::thoroughfare_unit_row(old.id, unit, valid));
        }
    }

    LoadedLayer layer_;
    std::optional<Date> effective_;
    ImportReport& report_;
    std::map<std::string, PublishedStreet> published_;
    std::vector<NamedFeature> features_;
    std::map<std::string, Id> ids_;
    std::vector<const NamedFeature*> added_;
    std::vector<NameChange> changes_;
};

}  // namespace

Stage read_streets(registry::Store&, const ImportRequest& request, ImportReport& report,
                   const ProgressCallback& progress) {
    auto layer = std::make_shared<LoadedLayer>(load_layer(request, report, {}, progress));
    const auto effective = effective_date(request, report);
    return [layer, effective, &report](registry::Store& store) {
        return std::make_unique<StagedStreets>(store, std::move(*layer), effective, report);
    };
}

}  // namespace diachi::importers
