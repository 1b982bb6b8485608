#pragma once

#include "registry/storage/journal_reader.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// JournalReader on the tables revision and journal_entry.
class ChainReader : public JournalReader {
  public:
    explicit ChainReader(Connection& connection) : connection_(connection) {}
    JournalHead head() override;
    std::optional<Digest> hash_of(RevisionNumber revision) override;
    std::optional<RevisionSummary> revision(RevisionNumber number) override;
    std::vector<JournalEntry> entries(RevisionNumber revision) override;
    RevisionNumber revision_at(const std::string& time) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
