#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> retired_parent(const AddressDraft& draft, const Surroundings& around) {
    if (around.parent_status == "retired") {
        return Refusal{"Toà nhà " + draft.parent_code + " đã ngừng sử dụng địa chỉ; không cấp căn hộ trong đó.",
                       "The building " + draft.parent_code + " is retired; no flat is issued in it.", ""};
    }
    if (around.parent_status == "cancelled") {
        return Refusal{"Địa chỉ toà nhà " + draft.parent_code + " đã bị huỷ; không cấp căn hộ trong đó.",
                       "The building " + draft.parent_code + " is cancelled; no flat is issued in it.", ""};
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
