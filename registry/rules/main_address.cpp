#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> main_address(const AddressDraft&, const Surroundings& around) {
    if (around.other_main_address.empty()) return std::nullopt;
    const std::string& code = around.other_main_address;
    return Refusal{"Chủ sử dụng đã có địa chỉ chính, mã địa chỉ " + code + ".",
                   "The holder has a main address already, with the address code " + code + ".", code};
}

}  // namespace diachi::registry::rules
