#include "registry/identifiers/identifier_keeper.hpp"

#include <algorithm>

#include "registry/identifiers/identifier_scheme.hpp"
#include "registry/lifecycle/changed_address.hpp"
#include "registry/lifecycle/status.hpp"
#include "registry/storage/identifier_reads.hpp"

namespace diachi::registry {
namespace {

using Why = IdentifierRefusal::Why;

journal::Row identifier_row(Id address, const std::string& scheme, const std::string& value, const Period& valid) {
    return {"address_identifier",
            {address, scheme, value, journal::optional_value(valid.from), journal::optional_value(valid.to)}};
}

/// The row of an address that holds today.
std::optional<StoredIdentifier> row_of_today(const std::vector<StoredIdentifier>& rows, Id address) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const StoredIdentifier& row) {
        return row.address == address && row.valid.holds(Date::today());
    });
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

}  // namespace

AddressRecord IdentifierKeeper::address_for(const std::string& code, const Caller& caller) {
    return address_to_change(store_, code, caller, Permission::issue, std::nullopt);
}

std::optional<std::string> other_with_identifier(Store& store, const std::string& scheme, const std::string& value,
                                                 Id address) {
    const auto* known = identifier_scheme(scheme);
    if (!known || !known->of_one_address) return std::nullopt;
    for (const auto& row : store.identifiers().rows_with(scheme, value)) {
        if (row.address == address || !row.valid.holds(Date::today())) continue;
        const auto other = store.address(row.address_code, Date::today());
        if (other && is_in_use(other->status)) return row.address_code;
    }
    return std::nullopt;
}

IdentifierOutcome IdentifierKeeper::add(const std::string& code, const std::string& scheme, const std::string& value,
                                        const Date& since, const Authorship& authorship) {
    auto address = address_for(code, authorship.caller);
    if (row_of_today(store_.identifiers().rows_with(scheme, value), address.id)) {
        return KeptIdentifiers{std::move(address), false};
    }
    if (is_in_use(address.status)) {
        auto other = other_with_identifier(store_, scheme, value, address.id);
        if (other) return IdentifierRefusal{Why::taken, *std::move(other)};
    }
    const auto revision = transaction_.revision(
        {authorship.caller.name, "add identifier", authorship.reason, authorship.document});
    revision->insert(identifier_row(address.id, scheme, value, {since, std::nullopt}));
    KeptIdentifiers kept{store_.address(code, Date::today()).value(), true};
    revision->keep();
    return kept;
}

IdentifierOutcome IdentifierKeeper::end(const std::string& code, const std::string& scheme, const std::string& value,
                                        bool never_right, const Authorship& authorship) {
    const auto address = address_for(code, authorship.caller);
    const auto row = row_of_today(store_.identifiers().rows_with(scheme, value), address.id);
    if (!row) return IdentifierRefusal{Why::not_kept, ""};
    const auto revision = transaction_.revision(
        {authorship.caller.name, "end identifier", authorship.reason, authorship.document});
    revision->end("address_identifier", row->row);
    const bool held_before_today = !row->valid.from || *row->valid.from < Date::today();
    if (held_before_today && !never_right) {
        revision->insert(identifier_row(address.id, scheme, value, {row->valid.from, Date::today()}));
    }
    KeptIdentifiers kept{store_.address(code, Date::today()).value(), true};
    revision->keep();
    return kept;
}

}  // namespace diachi::registry
