#pragma once

#include <map>
#include <string>

#include "registry/registrar.hpp"
#include "registry/storage/proposal_rows.hpp"

namespace diachi::registry {

/// What an authority decided on a proposal.
struct ProposalDecision {
    std::string number;     ///< "12/QĐ-UBND"
    Date decided_on;
    std::string authority;
    /// The first day on which the addresses are current; the day of the decision when absent.
    std::optional<Date> since;
    std::map<std::string, std::string> refused;  ///< code → why; all others of the proposal become current
};

/// Batches of addresses that a ward proposes and an authority decides on (Thông tư 08/2024/TT-BXD: the commune
/// proposes, the province decides). Their addresses are reserved meanwhile: they have their codes, and nobody else gets
/// their numbers. Each call is one revision. Throws NotGranted, and NotPossible "not-found", "illegal-move",
/// "conflict".
class Proposals {
  public:
    Proposals(Store& store, Transaction& transaction) : store_(store), transaction_(transaction) {}

    ProposalRecord open(const UnitVersion& commune, const std::string& title, const Authorship& authorship);
    ProposalRecord submit(Id proposal, const Authorship& authorship);
    /// Back to the ward, to be mended.
    ProposalRecord hand_back(Id proposal, const Authorship& authorship);
    /// Cancels the addresses of the proposal.
    ProposalRecord withdraw(Id proposal, const Authorship& authorship);
    ProposalRecord decide(Id proposal, const ProposalDecision& decision, const Authorship& authorship);

  private:
    ProposalRecord found(Id proposal, Permission permission, const Caller& caller);
    void set_status(Revision& revision, const ProposalRecord& proposal, const std::string& status,
                    const std::string& reason, std::optional<Id> decision = std::nullopt);
    ProposalRecord moved(Id proposal, const std::string& to, const std::string& from, Permission permission,
                         const Authorship& authorship);
    void check_building(const AddressRecord& flat);
    template <typename Action>
    void for_each_address(Id proposal, const Action& action);

    Store& store_;
    Transaction& transaction_;
};

/// Throws NotPossible unless addresses of the commune can be added to the proposal.
void check_open_proposal(Store& store, Id proposal, Id commune);

journal::Row proposed_address_row(Id proposal, Id address);

}  // namespace diachi::registry
