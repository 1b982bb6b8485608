#pragma once

#include "registry/address_rows.hpp"
#include "registry/registrar.hpp"

namespace diachi::registry {

/// The draft of an address as it is, with what is to be different.
AddressDraft changed_draft(const AddressRecord& address, const AddressChange& change);

/// Writes, of the facts that an address is to have, those that it has not.
class AddressAmendment {
  public:
    AddressAmendment(Store& store, Revision& revision, Id address, Amendment amendment)
        : store_(store), revision_(revision), address_(address), amendment_(std::move(amendment)) {}

    void name(const AddressName& name);
    void position(const geo::Position& position, std::optional<double> accuracy_m, const std::string& method);
    void commune(Id unit);
    void parcel(std::optional<Id> parcel);
    /// Whether anything had to be written.
    [[nodiscard]] bool any() const { return any_; }

  private:
    std::vector<VersionRow> rows(std::string_view table);
    void replace(const std::vector<VersionRow>& rows, journal::Row with);
    [[nodiscard]] Period from_now() const;

    Store& store_;
    Revision& revision_;
    Id address_;
    Amendment amendment_;
    bool any_ = false;
};

}  // namespace diachi::registry
