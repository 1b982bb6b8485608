#include "registry/address_draft.hpp"

namespace diachi::registry {

AddressDraft draft_of(const AddressRecord& address) {
    AddressDraft draft;
    draft.self = address.id;
    draft.number = address.number;
    draft.flat = address.flat;
    draft.street = address.thoroughfare_name;
    draft.thoroughfare = address.thoroughfare;
    draft.place = address.place_name;
    draft.place_id = address.place;
    draft.commune_code = address.commune_code;
    draft.position = address.position;
    draft.accuracy_m = address.accuracy_m;
    draft.parent_code = address.parent_code.value_or("");
    return draft;
}

}  // namespace diachi::registry
