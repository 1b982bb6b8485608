#include "registry/address_rows.hpp"

namespace diachi::registry {

using journal::optional_value;
using journal::Row;
using journal::Value;

Row address_row(const std::string& code, std::optional<Id> parent) {
    return {"address", {code, optional_value(parent)}};
}

Row address_status_row(Id address, const std::string& status, const std::string& reason, const Period& valid,
                       const std::optional<Date>& until, std::optional<Id> decision) {
    return {"address_status",
            {address, status, reason, optional_value(valid.from), optional_value(valid.to), optional_value(until),
             optional_value(decision)}};
}

Row succession_row(Id from, Id to, const std::string& kind) { return {"succession", {from, to, kind}}; }

Row certification_row(Id address, RevisionNumber certified, const Certification& certification) {
    return {"certification",
            {address, certified, certification.certifier, certification.certified_on, certification.document}};
}

Row address_position_row(Id address, const std::string& role, const geo::Position& position,
                         std::optional<double> accuracy_m, const std::string& method, const Period& valid) {
    return {"address_position",
            {address, role, std::int64_t{position.longitude_e7()}, std::int64_t{position.latitude_e7()},
             optional_value(accuracy_m), method, Value(), Value(), Value(), optional_value(valid.from),
             optional_value(valid.to)}};
}

Row address_name_row(Id address, const AddressName& name, const Period& valid) {
    return {"address_name",
            {address, std::string("official"), name.number, name.flat, Value(), optional_value(name.thoroughfare),
             optional_value(name.place), name.lookup_key, optional_value(valid.from), optional_value(valid.to)}};
}

Row address_unit_row(Id address, Id unit, const std::string& basis, const Period& valid) {
    return {"address_unit", {address, unit, basis, optional_value(valid.from), optional_value(valid.to)}};
}

Row address_parcel_row(Id address, Id parcel, const Period& valid) {
    return {"address_parcel", {address, parcel, optional_value(valid.from), optional_value(valid.to)}};
}

}  // namespace diachi::registry
