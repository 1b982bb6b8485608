#include "registry/lifecycle/proposals.hpp"

#include "registry/lifecycle/status_moves.hpp"

namespace diachi::registry {
namespace {

std::string in_vietnamese(const std::string& status) {
    if (status == "open") return "đang lập";
    if (status == "submitted") return "đã trình";
    return status == "decided" ? "đã quyết định" : "đã rút";
}

[[noreturn]] void refuse_unknown(Id proposal) {
    throw NotPossible("not-found", "Không có đề nghị số " + std::to_string(proposal) + ".",
                      "there is no proposal " + std::to_string(proposal));
}

/// Nothing is current before it was proposed.
Date since_of(const AddressRecord& address, const Date& decided) {
    const auto proposed = Date::parse(address.valid_from);
    return proposed && decided < *proposed ? *proposed : decided;
}

[[noreturn]] void refuse_status(const ProposalRecord& proposal, const std::string& needed) {
    throw NotPossible("illegal-move",
                      "Đề nghị số " + std::to_string(proposal.id) + " " + in_vietnamese(proposal.status) + ", phải là " +
                          in_vietnamese(needed) + ".",
                      "proposal " + std::to_string(proposal.id) + " is " + proposal.status + ", not " + needed);
}

}  // namespace

journal::Row proposed_address_row(Id proposal, Id address) { return {"proposed_address", {proposal, address}}; }

void check_open_proposal(Store& store, Id id, Id commune) {
    const auto proposal = store.proposals().find(id);
    if (!proposal) refuse_unknown(id);
    if (proposal->status != "open") refuse_status(*proposal, "open");
    if (proposal->commune != commune) {
        throw NotPossible("conflict", "Đề nghị này là của " + proposal->commune_name + ".",
                          "this proposal is of " + proposal->commune_name);
    }
}

ProposalRecord Proposals::found(Id id, Permission permission, const Caller& caller) {
    auto proposal = store_.proposals().find(id);
    if (!proposal) refuse_unknown(id);
    require_in(caller, permission, proposal->commune, proposal->commune_name);
    return *std::move(proposal);
}

void Proposals::set_status(Revision& revision, const ProposalRecord& proposal, const std::string& status,
                           const std::string& reason, std::optional<Id> decision) {
    revision.end("proposal_status", proposal.status_row);
    revision.insert({"proposal_status", {proposal.id, status, reason, journal::optional_value(decision)}});
}

/// A building stands before its flats in the order of addresses, so its own fate is written already.
void Proposals::check_building(const AddressRecord& flat) {
    if (!flat.parent_code) return;
    const auto building = store_.address(*flat.parent_code, Date::today());
    if (building && building->status == "current") return;
    throw NotPossible("conflict", "Căn hộ " + flat.code + " nằm trong toà nhà chưa dùng (" + *flat.parent_code + ").",
                      "the flat " + flat.code + " lies in a building that is not current (" + *flat.parent_code + ")");
}

template <typename Action>
void Proposals::for_each_address(Id proposal, const Action& action) {
    constexpr int a_time = 500;
    Id last = 0;
    for (auto ids = store_.proposals().addresses(proposal, last, a_time); !ids.empty();
         ids = store_.proposals().addresses(proposal, last, a_time)) {
        for (const Id id : ids) {
            const auto address = store_.address_with_id(id, Date::today());
            if (address && address->status == "reserved") action(*address);
        }
        last = ids.back();
    }
}

ProposalRecord Proposals::open(const UnitVersion& commune, const std::string& title, const Authorship& authorship) {
    require_in(authorship.caller, Permission::issue, commune.unit, commune.name);
    auto revision =
        transaction_.revision({authorship.caller.name, "open proposal", authorship.reason, authorship.document});
    const Id id = revision->insert({"proposal", {commune.unit, title}});
    revision->insert({"proposal_status", {id, std::string("open"), authorship.reason, journal::Value()}});
    revision->keep();
    return store_.proposals().find(id).value();
}

ProposalRecord Proposals::moved(Id id, const std::string& to, const std::string& from, Permission permission,
                                const Authorship& authorship) {
    const auto proposal = found(id, permission, authorship.caller);
    if (proposal.status != from) refuse_status(proposal, from);
    if (to == "submitted" && proposal.address_count == 0) {
        throw NotPossible("conflict", "Đề nghị này chưa có địa chỉ nào.", "there is no address in this proposal");
    }
    auto revision =
        transaction_.revision({authorship.caller.name, to == "open" ? "hand back proposal" : "submit proposal",
                               authorship.reason, authorship.document});
    set_status(*revision, proposal, to, authorship.reason);
    revision->keep();
    return store_.proposals().find(id).value();
}

ProposalRecord Proposals::submit(Id id, const Authorship& authorship) {
    return moved(id, "submitted", "open", Permission::issue, authorship);
}

ProposalRecord Proposals::hand_back(Id id, const Authorship& authorship) {
    return moved(id, "open", "submitted", Permission::decide, authorship);
}

ProposalRecord Proposals::withdraw(Id id, const Authorship& authorship) {
    const auto proposal = found(id, Permission::issue, authorship.caller);
    if (proposal.status != "open" && proposal.status != "submitted") refuse_status(proposal, "open");
    auto revision =
        transaction_.revision({authorship.caller.name, "withdraw proposal", authorship.reason, authorship.document});
    set_status(*revision, proposal, "withdrawn", authorship.reason);
    for_each_address(id, [&](const AddressRecord& address) {
        write_status(store_, *revision, address.id, "cancelled", "the proposal was withdrawn", Date::today());
    });
    revision->keep();
    return store_.proposals().find(id).value();
}

ProposalRecord Proposals::decide(Id id, const ProposalDecision& decided, const Authorship& authorship) {
    const auto proposal = found(id, Permission::decide, authorship.caller);
    if (proposal.status != "submitted") refuse_status(proposal, "submitted");
    check_not_ahead(decided.decided_on);
    check_not_ahead(decided.since);
    auto revision =
        transaction_.revision({authorship.caller.name, "decide proposal", authorship.reason, decided.number});
    const Id decision =
        revision->insert({"decision", {decided.number, decided.decided_on.iso(), decided.authority}});
    set_status(*revision, proposal, "decided", authorship.reason, decision);
    auto refused = decided.refused;
    for_each_address(id, [&](const AddressRecord& address) {
        const auto why = refused.extract(address.code);
        if (!why) check_building(address);
        write_status(store_, *revision, address.id, why ? "cancelled" : "current", why ? why.mapped() : "decided",
                     since_of(address, why ? Date::today() : decided.since.value_or(decided.decided_on)), decision);
    });
    if (!refused.empty()) {
        throw NotPossible("conflict", "Mã " + refused.begin()->first + " không có trong đề nghị này.",
                          refused.begin()->first + " is not an address of this proposal that waits for a decision");
    }
    revision->keep();
    return store_.proposals().find(id).value();
}

}  // namespace diachi::registry
