#include <chrono>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "geo/projection.hpp"
#include "importers/bounded_queue.hpp"
#include "importers/coordinates.hpp"
#include "importers/gdal/dataset_reader.hpp"
#include "importers/loaded_layer.hpp"
#include "importers/shape_preparation.hpp"
#include "importers/shape_text.hpp"
#include "importers/text_decoding.hpp"

namespace diachi::importers {
namespace {

struct Batch {
    std::size_t number;
    std::vector<SourceFeature> features;
};

std::size_t vertices_of(const SourceShape& shape) {
    std::size_t count = 0;
    if (const auto* area = std::get_if<geo::MultiPolygon>(&shape)) {
        for (const auto& polygon : *area) {
            count += polygon.shell.size();
            for (const auto& hole : polygon.holes) count += hole.size();
        }
    }
    return count;
}

/// Reading on one thread, preparing on another and on the caller's.
class Pipeline {
  public:
    Pipeline(gdal::DatasetReader& reader, Layer layer, int epsg, std::vector<std::size_t> text_values)
        : reader_(reader), layer_(layer), epsg_(epsg), text_values_(std::move(text_values)) {}

    std::vector<PreparedFeature> run(const ProgressCallback& progress) {
        {
            // Destroyed, and so joined, in every case; closed before, so that none waits for another.
            std::jthread reading([this] { guarded([this] { read(); }); });
            std::jthread preparing([this] { guarded([this] { prepare({}); }); });
            guarded([&] { prepare(progress); });
        }
        if (failure_) std::rethrow_exception(failure_);
        std::vector<PreparedFeature> all;
        for (auto& [number, batch] : done_) {
            all.insert(all.end(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
        }
        return all;
    }

    [[nodiscard]] const std::vector<ColumnEvidence>& evidence() const { return evidence_; }

  private:
    template <typename Work>
    void guarded(Work work) {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            queue_.close();
        }
    }

    void read() {
        constexpr std::size_t most_features = 512;
        constexpr std::size_t most_vertices = 30'000;
        evidence_.resize(text_values_.size());
        std::size_t number = 0;
        bool more = true;
        while (more) {
            Batch batch{number++, {}};
            std::size_t vertices = 0;
            while (batch.features.size() < most_features && vertices < most_vertices) {
                SourceFeature feature;
                more = reader_.next(feature);
                if (!more) break;
                gather_evidence(feature);
                vertices += vertices_of(feature.shape);
                batch.features.push_back(std::move(feature));
            }
            if (!queue_.push(std::move(batch))) return;
        }
        queue_.finish();
    }

    void gather_evidence(const SourceFeature& feature) {
        for (std::size_t i = 0; i < text_values_.size(); ++i) {
            if (const auto& value = feature.values[text_values_[i]]) evidence_[i].add(*value);
        }
    }

    void prepare(const ProgressCallback& progress) {
        const ShapePreparation preparation(layer_, epsg_);
        auto last_shown = std::chrono::steady_clock::now();
        while (auto batch = queue_.pop()) {
            std::vector<PreparedFeature> prepared;
            prepared.reserve(batch->features.size());
            for (auto& feature : batch->features) prepared.push_back(preparation(std::move(feature)));
            std::int64_t count = 0;
            {
                const std::lock_guard lock(mutex_);
                count = prepared_count_ += static_cast<std::int64_t>(prepared.size());
                done_.emplace(batch->number, std::move(prepared));
            }
            const auto now = std::chrono::steady_clock::now();
            if (!progress || now - last_shown < std::chrono::milliseconds(200)) continue;
            last_shown = now;
            progress({"reading", count, reader_.facts().feature_count});
        }
    }

    gdal::DatasetReader& reader_;
    Layer layer_;
    int epsg_;
    std::vector<std::size_t> text_values_;
    std::vector<ColumnEvidence> evidence_;
    BoundedQueue<Batch> queue_{16};
    std::mutex mutex_;
    std::map<std::size_t, std::vector<PreparedFeature>> done_;
    std::int64_t prepared_count_ = 0;
    std::exception_ptr failure_;
};

/// The columns that are read, in the order of their roles, and which of them hold text.
struct Selection {
    std::vector<std::size_t> fields;
    std::vector<std::size_t> text_values;
};

Selection select(const FieldMapping& mapping, const DatasetFacts& facts, LoadedLayer& layer) {
    Selection selection;
    for (std::size_t role = 0; role < mapping.columns.size(); ++role) {
        if (!mapping.columns[role]) continue;
        const std::size_t field = *mapping.columns[role];
        layer.value_of_role[role] = selection.fields.size();
        if (facts.fields[field].text) selection.text_values.push_back(selection.fields.size());
        selection.fields.push_back(field);
    }
    return selection;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

void report_fields(const FieldMapping& mapping, const DatasetFacts& facts, ImportReport& report) {
    report.decided("fields: " + description(mapping, facts.fields));
    if (!mapping.owner_columns.empty()) {
        report.decided("owners: " + joined(mapping.owner_columns) + " dropped, not read (personal data)");
    }
    if (!mapping.other_columns.empty()) report.decided("fields without a use here: " + joined(mapping.other_columns));
}

void report_crs(const CrsDecision& crs, ImportReport& report) {
    const auto to_wgs84 = geo::ToWgs84::from(crs.epsg);
    report.crs = "EPSG:" + std::to_string(crs.epsg);
    report.operation = to_wgs84.operation();
    std::string sentence = "coordinates: " + report.crs + " (" + geo::crs_name(crs.epsg) + "), from " + crs.reason;
    if (crs.epsg != 4326) {
        sentence +=
            "; to WGS 84 by " + report.operation + ", accuracy " + number_text(to_wgs84.accuracy_in_metres(), 2) + " m";
    }
    report.decided(sentence);
}

/// What the first feature tells, when the file has to be refused for want of a coordinate system.
std::string advice_of_first(const ImportRequest& request, const FieldMapping& mapping, const CrsAdvice& advice) {
    const auto column = mapping.column(request.layer == Layer::parcels ? Role::surveying_unit : Role::commune_code);
    if (!column || !advice) return {};
    auto reader = gdal::DatasetReader::open(request.file);
    reader.select({*column});
    SourceFeature feature;
    if (!reader.next(feature) || !feature.values[0]) return {};
    const auto* area = std::get_if<geo::MultiPolygon>(&feature.shape);
    if (!area || area->empty() || area->front().shell.empty()) return {};
    return advice(*feature.values[0], area->front().shell.front());
}

void refuse_if_outside(const std::vector<PreparedFeature>& prepared, int epsg, const std::string& file) {
    std::vector<geo::Point> outside;
    std::size_t count = 0;
    for (const auto& [feature, fault] : prepared) {
        if (!fault || !fault->outside) continue;
        ++count;
        if (outside.size() < 20) outside.push_back(*fault->outside);
    }
    if (count == 0 || count * 2 <= prepared.size()) return;
    throw ImportError(file + ": " + reason_outside_vietnam(outside, epsg));
}

void note_repair(const LoadedLayer& layer, const LoadedFeature& feature, ImportReport& report) {
    if (feature.fault.empty()) return;
    ++report.counts.repaired;
    report.found({"self-intersections and other faults of rings, repaired", feature.position, layer.label(feature),
                  feature.fault + "; area before " + area_text(feature.area_before_repair_m2) + ", after " +
                      area_text(feature.area_m2),
                  feature.area_m2});
}

/// One decision a column; decodes in place. A value that is not in the encoding is a fault of its feature.
void decode_columns(std::vector<PreparedFeature>& prepared, const Selection& selection,
                    const std::vector<ColumnEvidence>& evidence, const EncodingHints& hints, const DatasetFacts& facts,
                    const std::string& file, ImportReport& report) {
    std::vector<std::string> ascii_only;
    for (std::size_t i = 0; i < selection.text_values.size(); ++i) {
        const std::size_t column = selection.text_values[i];
        const std::string& name = facts.fields[selection.fields[column]].name;
        EncodingDecision decision{};
        try {
            decision = decide_encoding(evidence[i], hints, name);
        } catch (const ImportError& refusal) {
            throw ImportError(file + ": " + refusal.what());
        }
        const std::string encoding(encoding_name(decision.encoding));
        if (decision.encoding.form == ColumnEncoding::Form::ascii) ascii_only.push_back(name);
        else report.decided("text of " + name + ": " + encoding + " (" + decision.reason + ")");
        report.encoding += (i == 0 ? "" : "; ") + name + ": " + encoding;
        for (auto& [feature, fault] : prepared) {
            auto& value = feature.values[column];
            if (!value) continue;
            auto text = decode(*value, decision.encoding);
            if (!text && !fault) {
                fault = ShapeFault{"undecodable-text", "the text of " + name + " is not " + encoding, {}, {}};
            }
            value = std::move(text);
        }
    }
    if (!ascii_only.empty()) report.decided("text of " + joined(ascii_only) + ": only ASCII");
}

void keep_or_reject(std::vector<PreparedFeature> prepared, LoadedLayer& layer, ImportReport& report) {
    layer.features.reserve(prepared.size());
    for (auto& [feature, fault] : prepared) {
        if (fault && !feature.shape.bytes.empty()) {
            reject_feature(report, layer, feature, fault->code, fault->message);
        } else if (fault) {
            report.reject({feature.position, fault->code, fault->message, layer.attributes(feature),
                           std::move(fault->shape_text)});
        } else {
            note_repair(layer, feature, report);
            layer.features.push_back(std::move(feature));
        }
    }
}

}  // namespace

LoadedLayer load_layer(const ImportRequest& request, ImportReport& report, const CrsAdvice& advice,
                       const ProgressCallback& progress) {
    auto reader = gdal::DatasetReader::open(request.file);
    const DatasetFacts& facts = reader.facts();
    const std::string& file = reader.shown_name();
    LoadedLayer layer;
    const FieldMapping mapping = recognise_fields(request.layer, facts.fields, file);
    const bool says_nothing = !request.epsg && !facts.epsg && facts.crs_text.empty() && !facts.wgs84_by_standard;
    const CrsDecision crs =
        decide_crs(request, facts, file, says_nothing ? advice_of_first(request, mapping, advice) : "");
    layer.epsg = crs.epsg;
    report_crs(crs, report);
    report_fields(mapping, facts, report);
    const Selection selection = select(mapping, facts, layer);
    reader.select(selection.fields);

    Pipeline pipeline(reader, request.layer, crs.epsg, selection.text_values);
    auto prepared = pipeline.run(progress);
    report.counts.read = static_cast<std::int64_t>(prepared.size());
    refuse_if_outside(prepared, crs.epsg, file);
    decode_columns(prepared, selection, pipeline.evidence(), {request.encoding, facts.code_page, facts.language_driver},
                   facts, file, report);
    keep_or_reject(std::move(prepared), layer, report);
    return layer;
}

}  // namespace diachi::importers
