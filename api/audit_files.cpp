#include "api/audit_files.hpp"

#include <stdexcept>

#include "api/json/writer.hpp"
#include "importers/csv.hpp"
#include "registry/text/decimal.hpp"

namespace diachi::api {
namespace {

std::string degrees(double value) {
    return registry::text::decimal(value, 7);
}

std::string partial_words(const registry::AuditProgress& progress, bool vietnamese) {
    const std::string examined = std::to_string(progress.examined);
    const std::string total = std::to_string(progress.total);
    return vietnamese ? "Dừng giữa chừng: mới kiểm tra " + examined + " trong " + total + " địa chỉ."
                      : "Stopped early: " + examined + " of " + total + " addresses were examined.";
}

}  // namespace

FindingFile::FindingFile(std::filesystem::path file) : file_(std::move(file)), draft_(file_.string() + ".part") {
    if (std::filesystem::exists(file_) && !std::filesystem::is_regular_file(file_)) {
        throw std::runtime_error(file_.string() + " is no regular file; give the name of a file");
    }
    out_.open(draft_, std::ios::binary);
    if (!out_) throw std::runtime_error(file_.string() + " cannot be written");
}

void FindingFile::finish(const registry::AuditResult& result) {
    close_with(result);
    out_.close();
    if (!out_) throw std::runtime_error(file_.string() + " could not be written to its end");
    std::filesystem::rename(draft_, file_);
}

FindingCsv::FindingCsv(const std::filesystem::path& file) : FindingFile(file) {
    importers::write_csv_row(
        out_, {"code", "label", "rule", "severity", "message_vi", "message_en", "suggestion", "longitude", "latitude"});
}

void FindingCsv::add(const registry::AddressRecord& address, const registry::rules::Finding& finding) {
    const auto& [message_vi, message_en, suggestion, meant] = finding.refusal;
    importers::write_csv_row(
        out_, {address.code, address.label(), finding.rule, std::string(registry::rules::name_of(finding.severity)),
               message_vi, message_en, suggestion, degrees(address.position.longitude()),
               degrees(address.position.latitude())});
}

void FindingCsv::close_with(const registry::AuditResult& result) {
    if (result.complete) return;
    importers::write_csv_row(out_, {"", "", "audit.partial", "info", partial_words(result.progress, true),
                                    partial_words(result.progress, false), "", "", ""});
}

FindingGeoJson::FindingGeoJson(const std::filesystem::path& file) : FindingFile(file) {
    out_ << "{\"type\":\"FeatureCollection\",\"name\":\"findings\",\"features\":[\n";
}

void FindingGeoJson::add(const registry::AddressRecord& address, const registry::rules::Finding& finding) {
    json::Writer feature;
    feature.begin_object().key("type").string("Feature").key("properties").begin_object();
    feature.key("code").string(address.code).key("label").string(address.label());
    feature.key("rule").string(finding.rule);
    feature.key("severity").string(registry::rules::name_of(finding.severity));
    feature.key("message_vi").string(finding.refusal.message_vi);
    feature.key("message_en").string(finding.refusal.message_en);
    feature.key("suggestion").string(finding.refusal.suggestion).end_object();
    feature.key("geometry").begin_object().key("type").string("Point").key("coordinates").begin_array();
    feature.number(address.position.longitude(), 7).number(address.position.latitude(), 7).end_array().end_object();
    out_ << (first_ ? "" : ",\n") << feature.end_object().text();
    first_ = false;
}

void FindingGeoJson::close_with(const registry::AuditResult& result) {
    out_ << "\n],\"revision\":" << result.revision << ",\"examined\":" << result.progress.examined
         << ",\"total\":" << result.progress.total << ",\"partial\":" << (result.complete ? "false" : "true") << "}\n";
}

}  // namespace diachi::api
