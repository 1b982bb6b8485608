#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/id.hpp"

namespace diachi::registry {

/// A proposal as it stands.
struct ProposalRecord {
    Id id;
    Id commune;
    std::string commune_code;
    std::string commune_name;
    std::string title;
    std::string status;  ///< "open", "submitted", "decided", "withdrawn"
    std::string reason;
    Id status_row;
    std::optional<Id> decision;
    std::string decision_number;
    std::string decided_on;
    std::string authority;
    std::int64_t address_count;
};

/// Which proposals to list. Ordered by id; `after` is the last one already seen.
struct ProposalQuery {
    std::optional<std::string> commune_code;
    std::optional<std::string> status;
    Id after = 0;
    int limit = 100;
};

/// Reads proposals. Part of a Store.
class ProposalRows {
  public:
    virtual ~ProposalRows() = default;
    virtual std::optional<ProposalRecord> find(Id proposal) = 0;
    virtual std::vector<ProposalRecord> list(const ProposalQuery& query) = 0;
    /// Ids of the addresses of a proposal, behind `after`, in order.
    virtual std::vector<Id> addresses(Id proposal, Id after, int limit) = 0;
};

}  // namespace diachi::registry
