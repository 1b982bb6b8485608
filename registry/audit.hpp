#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "registry/address.hpp"
#include "registry/rules/rule.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// How far an audit is.
struct AuditProgress {
    std::int64_t examined = 0;
    std::int64_t total = 0;  ///< current addresses
};

struct AuditResult {
    RevisionNumber revision = 0;  ///< the state that was held against the rules
    AuditProgress progress;
    bool complete = false;
};

/// Holds every current address against all rules, as if it were drafted anew where it is; each is compared with all
/// others but itself. On one state of the registry, page by page: memory does not grow with the registry.
class Audit {
  public:
    using OnFinding = std::function<void(const AddressRecord&, const rules::Finding&)>;
    /// Asked after each address; the audit ends where it answers false.
    using GoesOn = std::function<bool(const AuditProgress&)>;

    /// The store must outlive the audit. `commune_code`: of the addresses to look at; all without it.
    Audit(Store& store, std::optional<std::string> commune_code)
        : store_(store), commune_code_(std::move(commune_code)) {}

    AuditResult run(const OnFinding& on_finding, const GoesOn& goes_on);

  private:
    AuditResult run_on_this_state(const OnFinding& on_finding, const GoesOn& goes_on);

    Store& store_;
    std::optional<std::string> commune_code_;
};

}  // namespace diachi::registry
