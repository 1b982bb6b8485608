#pragma once

#include <optional>
#include <string>

#include "geo/position.hpp"
#include "registry/address.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

/// How an address is called: a number on a street or in a place, perhaps a flat.
struct AddressName {
    std::string number;
    std::string flat;
    std::optional<Id> thoroughfare;
    std::optional<Id> place;
    std::string lookup_key;
};

// Rows for the journal: the column order is that of schema/003_addresses.sql.
journal::Row address_row(const std::string& code, std::optional<Id> parent);
/// `until`: the last day of a reservation.
journal::Row address_status_row(Id address, const std::string& status, const std::string& reason, const Period& valid,
                                const std::optional<Date>& until = std::nullopt,
                                std::optional<Id> decision = std::nullopt);
journal::Row address_position_row(Id address, const std::string& role, const geo::Position& position,
                                  std::optional<double> accuracy_m,
                                  const std::string& method, const Period& valid);
journal::Row address_name_row(Id address, const AddressName& name, const Period& valid);
journal::Row address_unit_row(Id address, Id unit, const std::string& basis, const Period& valid);
journal::Row succession_row(Id from, Id to, const std::string& kind);
journal::Row certification_row(Id address, RevisionNumber certified, const Certification& certification);
journal::Row address_parcel_row(Id address, Id parcel, const Period& valid);

}  // namespace diachi::registry
