#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "registry/audit.hpp"

namespace diachi::api {

/// A file of findings that is written beside its place and moved there when it is finished.
class FindingFile {
  public:
    /// Throws std::runtime_error when it cannot be written, or would take the place of what is no regular file.
    explicit FindingFile(std::filesystem::path file);
    virtual ~FindingFile() = default;
    FindingFile(const FindingFile&) = delete;
    FindingFile& operator=(const FindingFile&) = delete;

    virtual void add(const registry::AddressRecord& address, const registry::rules::Finding& finding) = 0;
    /// Says in the file how far the audit came, and puts it in its place.
    void finish(const registry::AuditResult& result);

  protected:
    virtual void close_with(const registry::AuditResult& result) = 0;
    std::ofstream out_;

  private:
    std::filesystem::path file_;
    std::filesystem::path draft_;
};

/// code, label, rule, severity, message_vi, message_en, suggestion, longitude, latitude. A last row with the rule
/// "audit.partial" says that not all addresses were examined.
class FindingCsv : public FindingFile {
  public:
    explicit FindingCsv(const std::filesystem::path& file);
    void add(const registry::AddressRecord& address, const registry::rules::Finding& finding) override;

  private:
    void close_with(const registry::AuditResult& result) override;
};

/// A FeatureCollection of points with the same properties; its members "revision", "examined", "total" and "partial"
/// say what was examined.
class FindingGeoJson : public FindingFile {
  public:
    explicit FindingGeoJson(const std::filesystem::path& file);
    void add(const registry::AddressRecord& address, const registry::rules::Finding& finding) override;

  private:
    void close_with(const registry::AuditResult& result) override;
    bool first_ = true;
};

}  // namespace diachi::api
