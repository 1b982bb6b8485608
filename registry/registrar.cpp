#include "registry/registrar.hpp"

#include <algorithm>

#include "registry/address_rows.hpp"
#include "registry/house_number.hpp"
#include "registry/lifecycle/address_amendment.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/proposals.hpp"
#include "registry/lifecycle/settings.hpp"
#include "registry/lifecycle/status.hpp"
#include "registry/lifecycle/status_moves.hpp"

namespace diachi::registry {

std::string reason_with_confirmations(const std::string& reason, const std::map<std::string, std::string>& confirmed,
                                      const Examination& examination) {
    std::string text = reason;
    for (const auto& finding : examination.findings) {
        if (finding.severity != rules::Severity::warning) continue;
        text += (text.empty() ? "" : "; ") + ("confirmed " + finding.rule) + ": " + confirmed.at(finding.rule);
    }
    return text;
}

AddressName name_of(const ExaminedDraft& resolved) {
    const auto number = HouseNumber::parse(resolved.draft.number);
    const auto flat = FlatNumber::parse(resolved.draft.flat);
    return {number ? number->written() : "", flat ? flat->written() : "", resolved.street, resolved.place,
            resolved.lookup_key};
}

Registrar::Registrar(Store& store, std::shared_ptr<const NameDirectory> directory)
    : store_(store), facts_(store.facts()), scheme_(known_code_scheme(facts_.code_scheme)),
      examiner_(store, std::move(directory)) {}

Written Registrar::issue(Transaction& transaction, const AddressDraft& draft, const Authorship& authorship,
                         const IssueTerms& terms) {
    const auto resolved = examiner_.examine(draft);
    if (!may_be_written(resolved, authorship.caller, terms)) return resolved.examination;
    auto revision = transaction.revision(
        {authorship.caller.name, terms.reserved_until || terms.proposal ? "reserve" : "issue",
         reason_with_confirmations(authorship.reason, draft.confirmed, resolved.examination), authorship.document});
    const std::string code = write(*revision, resolved, terms);
    auto issued = store_.address(code, Date::today()).value();
    revision->keep();
    return issued;
}

Coded Registrar::issue_into(Revision& revision, ExaminedDraft prepared, const Caller& caller, const IssueTerms& terms) {
    examiner_.settle(prepared);
    if (!may_be_written(prepared, caller, terms)) return std::move(prepared.examination);
    return write(revision, prepared, terms);
}

bool Registrar::may_be_written(const ExaminedDraft& settled, const Caller& caller, const IssueTerms& terms) {
    if (settled.commune) require_in(caller, Permission::issue, settled.commune->unit, settled.commune->name);
    if (!settled.examination.allows(settled.draft)) return false;
    check_terms(terms, settled);
    return true;
}

void Registrar::check_terms(const IssueTerms& terms, const ExaminedDraft& resolved) {
    if (resolved.parent && resolved.parent->status == "reserved" && !terms.proposal && !terms.reserved_until) {
        throw NotPossible("conflict", "Toà nhà " + resolved.parent->code + " mới được giữ chỗ; căn hộ cũng phải giữ chỗ.",
                          "the building " + resolved.parent->code + " is only reserved; reserve its flats too");
    }
    if (terms.proposal) return check_open_proposal(store_, *terms.proposal, resolved.commune->unit);
    if (terms.reserved_until && *terms.reserved_until < Date::today()) {
        throw NotPossible("conflict", "Hạn giữ chỗ đã qua.", "the reservation would end before today");
    }
    if (!terms.reserved_until && issues_by_decision(store_)) {
        throw NotPossible("proposal-needed", "Nơi này cấp địa chỉ theo quyết định: hãy lập đề nghị và ghi số đề nghị (proposal).",
                          "this registry issues by decision: open a proposal and name it (proposal)");
    }
}

std::string Registrar::write(Revision& revision, const ExaminedDraft& resolved, const IssueTerms& terms) {
    const AddressDraft& draft = resolved.draft;
    std::string code = scheme_.code_for(facts_.number, revision.next_serial());
    const Period from_today{Date::today(), std::nullopt};
    const std::optional<Id> parent = resolved.parent ? std::optional(resolved.parent->id) : std::nullopt;
    const Id address = revision.insert(address_row(code, parent));
    const bool reserved = terms.reserved_until || terms.proposal;
    revision.insert(address_status_row(address, reserved ? "reserved" : "current",
                                       terms.proposal ? "proposed" : reserved ? "reserved" : "issued", from_today,
                                       terms.reserved_until));
    revision.insert(address_position_row(address, "entrance", *draft.position, draft.accuracy_m, draft.method, from_today));
    revision.insert(address_name_row(address, name_of(resolved), from_today));
    revision.insert(address_unit_row(address, resolved.commune->unit, "computed", from_today));
    if (!resolved.surroundings.parcels_here.empty()) {
        revision.insert(address_parcel_row(address, resolved.surroundings.parcels_here.front().parcel, from_today));
    }
    if (terms.proposal) revision.insert(proposed_address_row(*terms.proposal, address));
    return code;
}

Written Registrar::amend(Transaction& transaction, const std::string& code, const AddressChange& change,
                         const Seen& seen, const Authorship& authorship) {
    const auto address = address_to_change(store_, code, authorship.caller, Permission::issue, seen);
    if (!is_in_use(address.status)) {
        throw NotPossible("conflict", "Địa chỉ " + status_vi(address.status) + " không sửa được.",
                          "an address that is " + address.status + " cannot be changed");
    }
    const auto resolved = examiner_.examine(changed_draft(address, change));
    if (resolved.commune) {
        require_in(authorship.caller, Permission::issue, resolved.commune->unit, resolved.commune->name);
    }
    if (!resolved.examination.allows(resolved.draft)) return resolved.examination;
    check_amendment(address, resolved, authorship);
    auto revision = transaction.revision(
        {authorship.caller.name, change.amendment.since ? "change" : "correct",
         reason_with_confirmations(authorship.reason, change.confirmed, resolved.examination), authorship.document});
    AddressAmendment written(store_, *revision, address.id, change.amendment);
    written.name(name_of(resolved));
    if (change.position || change.accuracy_m) {
        written.position(*resolved.draft.position, resolved.draft.accuracy_m, change.method);
    }
    written.commune(resolved.commune->unit);
    const auto& parcels = resolved.surroundings.parcels_here;
    written.parcel(parcels.empty() ? std::nullopt : std::optional(parcels.front().parcel));
    if (written.any()) lapse_certifications(store_, *revision, address.id);
    if (auto refused = carry_units_along(*revision, address, resolved, change.amendment)) return *std::move(refused);
    auto amended = store_.address(code, Date::today()).value();
    revision->keep();
    return amended;
}

void Registrar::check_amendment(const AddressRecord& address, const ExaminedDraft& resolved,
                                const Authorship& authorship) {
    const bool moves = resolved.commune->unit != address.commune;
    const bool renames = resolved.street != address.thoroughfare || resolved.place != address.place ||
                         name_of(resolved).number != address.number || name_of(resolved).flat != address.flat;
    if (address.status == "current" && (moves || renames)) check_decision(store_, address, authorship);
    if (moves && !store_.rows().present("proposed_address", "address_id", address.id).empty() && address.status == "reserved") {
        throw NotPossible("conflict", "Địa chỉ này nằm trong đề nghị của " + address.commune_name + ".",
                          "this address is part of a proposal of " + address.commune_name);
    }
}

/// The flats of a building are called by its number and lie where it does.
std::optional<Examination> Registrar::carry_units_along(Revision& revision, const AddressRecord& before,
                                                        const ExaminedDraft& building, const Amendment& amendment) {
    for (const auto& unit : units_in_use(store_, before.id)) {
        auto draft = draft_of(unit);
        draft.number = building.draft.number;
        draft.thoroughfare = building.street;
        draft.place_id = building.place;
        draft.commune_code = building.draft.commune_code;
        auto resolved = examiner_.examine(draft);
        const auto& findings = resolved.examination.findings;
        if (std::any_of(findings.begin(), findings.end(),
                        [](const auto& finding) { return finding.rule == "identity.duplicate"; })) {
            return std::move(resolved.examination);
        }
        AddressAmendment written(store_, revision, unit.id, amendment);
        written.name(name_of(resolved));
        written.commune(building.commune->unit);
        if (written.any()) lapse_certifications(store_, revision, unit.id);
    }
    return std::nullopt;
}

}  // namespace diachi::registry
