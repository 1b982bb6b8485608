#pragma once

#include "registry/storage/journal_reader.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// JournalReader on the table revision.
class ChainReader : public JournalReader {
  public:
    explicit ChainReader(Connection& connection) : connection_(connection) {}
    JournalHead head() override;
    std::optional<Digest> hash_of(RevisionNumber revision) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
