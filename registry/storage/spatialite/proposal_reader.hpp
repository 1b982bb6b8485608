#pragma once

#include "registry/storage/proposal_rows.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

class ProposalReader : public ProposalRows {
  public:
    explicit ProposalReader(Connection& connection) : connection_(connection) {}
    std::optional<ProposalRecord> find(Id proposal) override;
    std::vector<ProposalRecord> list(const ProposalQuery& query) override;
    std::vector<Id> addresses(Id proposal, Id after, int limit) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
