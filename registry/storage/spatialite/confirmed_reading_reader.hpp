#pragma once

#include "registry/storage/confirmed_reading_rows.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

class ConfirmedReadingReader : public ConfirmedReadingRows {
  public:
    explicit ConfirmedReadingReader(Connection& connection) : connection_(connection) {}
    std::optional<ConfirmedReadingRecord> find(Id reading) override;
    std::optional<ConfirmedReadingRecord> of_text(const Digest& text_hash) override;
    std::vector<ConfirmedReadingRecord> list(const std::optional<std::string>& system, Id after, int limit) override;
    RevisionNumber last_change() override;
    std::vector<ConfirmedReadingChange> changed_since(RevisionNumber revision) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
