#include <algorithm>

#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> parcel_matches(const AddressDraft&, const Surroundings& around) {
    if (!around.named_parcel) return std::nullopt;
    const auto& here = around.parcels_here;
    const auto is_named = [&](const StoredParcel& parcel) { return parcel.parcel == around.named_parcel->parcel; };
    if (std::any_of(here.begin(), here.end(), is_named)) return std::nullopt;
    const ParcelKey& named = around.named_parcel->key;
    if (here.empty()) {
        return Refusal{"Vị trí không nằm trong thửa " + named.number + ", tờ " + named.sheet + ".",
                       "The position does not lie in parcel " + named.number + ", sheet " + named.sheet + ".", ""};
    }
    const ParcelKey& found = here.front().key;
    return Refusal{"Vị trí nằm trong thửa " + found.number + ", tờ " + found.sheet + ", không phải thửa " +
                       named.number + ", tờ " + named.sheet + ".",
                   "The position lies in parcel " + found.number + ", sheet " + found.sheet + ", not in parcel " +
                       named.number + ", sheet " + named.sheet + ".",
                   found.number};
}

}  // namespace diachi::registry::rules
