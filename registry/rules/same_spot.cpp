#include <algorithm>

#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> same_spot(const AddressDraft& draft, const Surroundings& around) {
    if (!draft.flat.empty()) return std::nullopt;
    const auto& told = around.codes_of_same_name;  // by identity.duplicate
    for (const auto& code : around.codes_at_same_spot) {
        if (std::find(told.begin(), told.end(), code) != told.end()) continue;
        return Refusal{"Tại vị trí này đã có địa chỉ " + code +
                           "; nếu cùng một nhà, hãy cấp như căn hộ của địa chỉ đó (parent_code).",
                       "The address " + code +
                           " stands on this spot already; in the same house, issue a flat of it (parent_code).",
                       code};
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
