#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> duplicate_address(const AddressDraft&, const Surroundings& around) {
    if (around.codes_of_same_name.empty()) return std::nullopt;
    const std::string& code = around.codes_of_same_name.front();
    return Refusal{"Số nhà này đã được cấp, mã địa chỉ " + code + ".",
                   "This number is issued already, with the address code " + code + ".", code};
}

}  // namespace diachi::registry::rules
