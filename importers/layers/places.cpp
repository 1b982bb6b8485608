#include <set>

#include "importers/layers/named_features.hpp"
#include "importers/staged_import.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Id;

class StagedPlaces : public StagedImport {
  public:
    StagedPlaces(registry::Store& store, LoadedLayer layer, std::optional<Date> effective, ImportReport& report)
        : layer_(std::move(layer)), effective_(std::move(effective)), report_(report) {
        std::map<std::string, PublishedName> published;
        for (auto& place : store.places()) {
            if (place.valid.to) continue;
            published[place.source_key] = {place.version,    place.facts.id,       place.facts.name,
                                           place.facts.kind, place.facts.communes, place.valid};
        }
        features_ = named_features(layer_, UnitLedger(store), report_);
        std::set<std::string> in_file;
        for (const auto& feature : features_) {
            in_file.insert(feature.key);
            const auto known = published.find(feature.key);
            if (known == published.end()) {
                added_.push_back(&feature);
                ++report_.counts.added;
            } else if (auto change = compare(feature, known->second, report_)) {
                changes_.push_back(std::move(*change));
            }
        }
        for (const auto& [key, place] : published) report_.counts.kept += in_file.count(key) == 0;
        if (report_.counts.unchanged > 0)
            report_.decided("positions of places that are published already are not compared");
    }

    [[nodiscard]] bool empty() const override { return added_.empty() && changes_.empty(); }

    void publish(registry::Revision& revision, Id changeset, const ProgressCallback& progress) override {
        PacedProgress pace(progress, "writing", static_cast<std::int64_t>(added_.size() + changes_.size()));
        for (const auto* place : added_) {
            const Id id = revision.insert(registry::place_row(place->key));
            revision.insert(registry::place_version_row(id, place->kind, place->name, changeset, shape_of(*place),
                                                        {effective_, std::nullopt}));
            for (const auto& [unit, valid] : place->communes.units)
                revision.insert(registry::place_unit_row(id, unit, valid));
            pace.step();
        }
        for (const auto& change : changes_) {
            write(revision, changeset, change);
            pace.step();
        }
    }

  private:
    static std::optional<geo::Wkb> shape_of(const NamedFeature& place) {
        if (place.feature->shape.bytes.empty()) return std::nullopt;
        return place.feature->shape;
    }

    void write(registry::Revision& revision, Id changeset, const NameChange& change) {
        const PublishedName& old = change.published;
        if (change.renamed) {
            const bool in_the_world = effective_ && (!old.valid.from || *old.valid.from < *effective_);
            const auto shape = shape_of(*change.feature);
            if (in_the_world) {
                revision.insert(registry::place_version_row(old.id, old.kind, old.name, changeset, shape,
                                                            {old.valid.from, effective_}));
            }
            revision.insert(registry::place_version_row(old.id, change.feature->kind, change.feature->name, changeset,
                                                        shape,
                                                        {in_the_world ? effective_ : old.valid.from, std::nullopt}));
            revision.end("place_version", old.version);
        }
        for (const auto& [unit, valid] : change.new_communes)
            revision.insert(registry::place_unit_row(old.id, unit, valid));
    }

    LoadedLayer layer_;
    std::optional<Date> effective_;
    ImportReport& report_;
    std::vector<NamedFeature> features_;
    std::vector<const NamedFeature*> added_;
    std::vector<NameChange> changes_;
};

}  // namespace

Stage read_places(registry::Store&, const ImportRequest& request, ImportReport& report,
                  const ProgressCallback& progress) {
    auto layer = std::make_shared<LoadedLayer>(load_layer(request, report, {}, progress));
    const auto effective = effective_date(request, report);
    return [layer, effective, &report](registry::Store& store) {
        return std::make_unique<StagedPlaces>(store, std::move(*layer), effective, report);
    };
}

}  // namespace diachi::importers
