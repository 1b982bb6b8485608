#include "registry/lifecycle/address_amendment.hpp"

namespace diachi::registry {
namespace {

/// A name given anew, with its key, takes the place of the id that was known.
void rename(const std::optional<std::string>& name, const std::optional<std::string>& key, std::string& drafted_name,
            std::string& drafted_key, std::optional<Id>& known) {
    if (!name && !key) return;
    known.reset();
    drafted_name = name.value_or("");
    drafted_key = key.value_or("");
}

}  // namespace

AddressDraft changed_draft(const AddressRecord& address, const AddressChange& change) {
    AddressDraft draft = draft_of(address);
    if (change.number) draft.number = *change.number;
    if (change.flat) draft.flat = *change.flat;
    if (change.commune_code) draft.commune_code = *change.commune_code;
    if (change.position) {
        draft.position = change.position;
        draft.accuracy_m = change.accuracy_m;
        draft.method = change.method;
    } else if (change.accuracy_m) {
        draft.accuracy_m = change.accuracy_m;
    }
    rename(change.street, change.street_key, draft.street, draft.street_key, draft.thoroughfare);
    rename(change.place, change.place_key, draft.place, draft.place_key, draft.place_id);
    draft.confirmed = change.confirmed;
    return draft;
}

std::vector<VersionRow> AddressAmendment::rows(std::string_view table) {
    return store_.rows().present(table, "address_id", address_);
}

Period AddressAmendment::from_now() const { return {amendment_.since.value_or(Date::today()), std::nullopt}; }

void AddressAmendment::replace(const std::vector<VersionRow>& rows, journal::Row with) {
    const auto* present = holding(rows, amendment_.since.value_or(Date::today()));
    if (!present) {
        revision_.insert(with);
        any_ = true;
        return;
    }
    VersionRow instead = *present;
    instead.row.values = std::move(with.values);
    instead.set("valid_from", present->value("valid_from"));
    instead.set("valid_to", present->value("valid_to"));
    if (instead.row.values == present->row.values) return;
    check_since(*present, amendment_);
    registry::amend(revision_, *present, std::move(instead), amendment_);
    any_ = true;
}

void AddressAmendment::name(const AddressName& name) {
    auto names = rows("address_name");
    std::erase_if(names, [](const VersionRow& row) { return row.text("kind") != "official"; });
    replace(names, address_name_row(address_, name, from_now()));
}

void AddressAmendment::position(const geo::Position& position, std::optional<double> accuracy_m,
                                const std::string& method) {
    auto positions = rows("address_position");
    std::erase_if(positions, [](const VersionRow& row) { return row.text("role") != "entrance"; });
    replace(positions, address_position_row(address_, "entrance", position, accuracy_m, method, from_now()));
}

void AddressAmendment::commune(Id unit) {
    const auto communes = rows("address_unit");
    const auto* present = holding(communes, Date::today());
    // Also a commune that was declared or decided stays as long as it is the same.
    if (present && present->number("unit_id") == unit) return;
    replace(communes, address_unit_row(address_, unit, "computed", from_now()));
}

void AddressAmendment::parcel(std::optional<Id> parcel) {
    const auto parcels = rows("address_parcel");
    if (parcel) return replace(parcels, address_parcel_row(address_, *parcel, from_now()));
    for (const auto& row : parcels) {
        check_since(row, amendment_);
        cease(revision_, row, amendment_);
        any_ = true;
    }
}

}  // namespace diachi::registry
