#include "registry/lifecycle/changed_address.hpp"

namespace diachi::registry {

StaleVersion::StaleVersion(const AddressRecord& present, RevisionNumber seen)
    : NotPossible("stale", "Địa chỉ này đã được người khác sửa.", "somebody else has changed this address meanwhile"),
      address_(present.code),
      seen_(seen) {}

AddressRecord address_to_change(Store& store, const std::string& code, const Caller& caller, Permission permission,
                                const Seen& seen) {
    auto address = store.address(code, Date::today());
    if (!address) throw NotPossible("not-found", "Không có địa chỉ mang mã " + code + ".", "no address has this code");
    require_in(caller, permission, address->commune, address->commune_name);
    if (seen && *seen != address->revision) throw StaleVersion(*address, *seen);
    return *std::move(address);
}

}  // namespace diachi::registry
