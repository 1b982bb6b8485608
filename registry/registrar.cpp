#include "registry/registrar.hpp"

#include "registry/address_rows.hpp"
#include "registry/house_number.hpp"

namespace diachi::registry {
namespace {

/// The reason given, and why each warning that spoke against the draft was passed over.
std::string reason_of(const Authorship& authorship, const AddressDraft& draft, const Examination& examination) {
    std::string reason = authorship.reason;
    for (const auto& finding : examination.findings) {
        if (finding.severity != rules::Severity::warning) continue;
        reason += (reason.empty() ? "" : "; ") + ("confirmed " + finding.rule) + ": " + draft.confirmed.at(finding.rule);
    }
    return reason;
}

}  // namespace

Registrar::Registrar(Store& store, std::shared_ptr<const NameDirectory> directory)
    : store_(store), facts_(store.facts()), scheme_(known_code_scheme(facts_.code_scheme)),
      examiner_(store, std::move(directory)) {}

std::variant<AddressRecord, Examination> Registrar::issue(Transaction& transaction, const AddressDraft& draft,
                                                          const Authorship& authorship) {
    const auto resolved = examiner_.examine(draft);
    if (resolved.commune) {
        require_in(authorship.caller, Permission::issue, resolved.commune->unit, resolved.commune->name);
    }
    if (!resolved.examination.allows(draft)) return resolved.examination;
    auto revision =
        transaction.revision({authorship.caller.name, "issue", reason_of(authorship, draft, resolved.examination), authorship.document});
    const std::string code = scheme_.code_for(facts_.number, revision->next_serial());
    write(*revision, resolved, code);
    auto issued = store_.address(code, Date::today()).value();
    revision->keep();
    return issued;
}

void Registrar::write(Revision& revision, const ExaminedDraft& resolved, const std::string& code) {
    const AddressDraft& draft = resolved.draft;
    const Period from_today{Date::today(), std::nullopt};
    const auto number = HouseNumber::parse(draft.number);
    const auto flat = FlatNumber::parse(draft.flat);
    const std::optional<Id> parent = resolved.parent ? std::optional(resolved.parent->id) : std::nullopt;
    const Id address = revision.insert(address_row(code, parent));
    revision.insert(address_status_row(address, "current", "issued", from_today));
    revision.insert(address_position_row(address, "entrance", *draft.position, draft.accuracy_m, draft.method, from_today));
    revision.insert(address_name_row(address,
                                     {number ? number->written() : "", flat ? flat->written() : "", resolved.street,
                                      resolved.place, resolved.lookup_key},
                                     from_today));
    revision.insert(address_unit_row(address, resolved.commune->unit, "computed", from_today));
    if (!resolved.surroundings.parcels_here.empty()) {
        revision.insert(address_parcel_row(address, resolved.surroundings.parcels_here.front().parcel, from_today));
    }
}

}  // namespace diachi::registry
