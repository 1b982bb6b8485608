#include <unordered_map>

#include "importers/layers/parcel_rows.hpp"
#include "importers/shape_preparation.hpp"
#include "importers/staged_import.hpp"

namespace diachi::importers {
namespace {

using registry::Date;
using registry::Id;
using registry::StoredParcel;

/// The loaded file; rows point into it.
struct ParcelFile {
    LoadedLayer layer;
    std::vector<ParcelRow> rows;
    std::optional<Date> effective;
};

bool same_facts(const registry::ParcelFacts& a, const registry::ParcelFacts& b) {
    return a.land_use == b.land_use && a.area_m2 == b.area_m2 && a.legal_area_m2 == b.legal_area_m2 &&
           a.address_text == b.address_text && a.source_crs == b.source_crs;
}

class StagedParcels : public StagedImport {
  public:
    StagedParcels(registry::Store& store, std::shared_ptr<ParcelFile> file, ImportReport& report)
        : store_(store), file_(std::move(file)), report_(report) {
        for (const ParcelRow& row : file_->rows) {
            auto& published = published_in(row.key.surveying_unit);
            const auto known = published.find(row.key.sheet + '\n' + row.key.number);
            if (known == published.end()) {
                added_.push_back(&row);
                continue;
            }
            compare(row, known->second);
            published.erase(known);
        }
        report_.counts.added = static_cast<std::int64_t>(added_.size());
        report_.counts.changed = static_cast<std::int64_t>(changed_.size());
        for (const auto& [unit, parcels] : published_) report_.counts.kept += static_cast<std::int64_t>(parcels.size());
    }

    [[nodiscard]] bool empty() const override { return added_.empty() && changed_.empty(); }

    void publish(registry::Revision& revision, Id changeset, const ProgressCallback& progress) override {
        PacedProgress pace(progress, "writing", static_cast<std::int64_t>(added_.size() + changed_.size()));
        for (const ParcelRow* row : added_) {
            auto facts = row->facts;
            facts.valid.from = file_->effective;
            const Id parcel = revision.insert(registry::parcel_row(row->key));
            revision.insert(
                registry::parcel_version_row(parcel, facts, changeset, row->source_shape(), row->feature->shape));
            pace.step();
        }
        for (const Change& change : changed_) {
            write(revision, changeset, change);
            pace.step();
        }
    }

  private:
    struct Change {
        const ParcelRow* row;
        StoredParcel published;
    };
    using Published = std::unordered_map<std::string, StoredParcel>;

    Published& published_in(const std::string& unit) {
        const auto [entry, is_new] = published_.try_emplace(unit);
        if (is_new) {
            for (auto& parcel : store_.parcels(unit)) {
                if (parcel.facts.valid.to) continue;
                entry->second.emplace(parcel.key.sheet + '\n' + parcel.key.number, std::move(parcel));
            }
        }
        return entry->second;
    }

    void compare(const ParcelRow& row, const StoredParcel& published) {
        const bool same_shape = store_.parcel_shape(published.version) == std::optional(row.source_shape());
        if (same_shape && same_facts(published.facts, row.facts)) {
            ++report_.counts.unchanged;
            return;
        }
        report_.found({same_shape ? "parcels with other attributes" : "parcels with another shape",
                       row.feature->position, key_text(row.key), differences(published.facts, row.facts)});
        changed_.push_back({&row, published});
    }

    static std::string differences(const registry::ParcelFacts& before, const registry::ParcelFacts& after) {
        std::string text;
        const auto tell = [&](bool differs, const std::string& what) {
            if (differs) text += (text.empty() ? "" : ", ") + what;
        };
        const auto area = [](const std::optional<double>& m2) { return m2 ? area_text(*m2) : std::string("none"); };
        tell(before.land_use != after.land_use, "land use " + before.land_use + " becomes " + after.land_use);
        tell(before.area_m2 != after.area_m2, "area " + area(before.area_m2) + " becomes " + area(after.area_m2));
        tell(before.legal_area_m2 != after.legal_area_m2,
             "legal area " + area(before.legal_area_m2) + " becomes " + area(after.legal_area_m2));
        tell(before.address_text != after.address_text,
             "address " + before.address_text + " becomes " + after.address_text);
        tell(before.source_crs != after.source_crs,
             "EPSG:" + std::to_string(before.source_crs) + " becomes EPSG:" + std::to_string(after.source_crs));
        return text.empty() ? "reshaped" : text;
    }

    void write(registry::Revision& revision, Id changeset, const Change& change) {
        const auto& [row, published] = change;
        const auto& effective = file_->effective;
        const bool in_the_world =
            effective && (!published.facts.valid.from || *published.facts.valid.from < *effective);
        if (in_the_world) close(revision, changeset, published, *effective);
        auto facts = row->facts;
        facts.valid.from = in_the_world ? effective : published.facts.valid.from;
        revision.insert(
            registry::parcel_version_row(published.parcel, facts, changeset, row->source_shape(), row->feature->shape));
        revision.end("parcel_version", published.version);
    }

    /// The published version again, with an end. Its shape in WGS 84 follows from the source shape, as it did then.
    void close(registry::Revision& revision, Id changeset, const StoredParcel& published, const Date& effective) {
        const auto source = store_.parcel_shape(published.version);
        if (!source)
            throw registry::StorageError("parcel " + key_text(published.key) + " has no shape; run diachi verify");
        SourceFeature feature;
        feature.shape = geo::multi_polygon_from(source->bytes);
        const auto prepared = ShapePreparation(Layer::parcels, published.facts.source_crs)(std::move(feature));
        auto facts = published.facts;
        facts.valid.to = effective;
        revision.insert(
            registry::parcel_version_row(published.parcel, facts, changeset, *source, prepared.feature.shape));
    }

    registry::Store& store_;

    std::shared_ptr<ParcelFile> file_;
    ImportReport& report_;
    std::unordered_map<std::string, Published> published_;
    std::vector<const ParcelRow*> added_;
    std::vector<Change> changed_;
};

}  // namespace

Stage read_parcels(registry::Store& store, const ImportRequest& request, ImportReport& report,
                   const ProgressCallback& progress) {
    const auto advice = [&](const std::string& code, geo::Point vertex) { return zone_advice(store, code, vertex); };
    auto file = std::make_shared<ParcelFile>();
    file->layer = load_layer(request, report, advice, progress);
    file->rows = parcel_rows(store, request, file->layer, report);
    check_meridian(store, file->rows, file->layer.epsg, report);
    report_shape_findings(file->rows, report);
    file->effective = effective_date(request, report);
    return [file, &report](registry::Store& current) { return std::make_unique<StagedParcels>(current, file, report); };
}

}  // namespace diachi::importers
