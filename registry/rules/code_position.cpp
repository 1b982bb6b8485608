#include "registry/rules/checks.hpp"
#include "registry/rules/metres_text.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> code_position(const AddressDraft& draft, const Surroundings& around) {
    constexpr double same_place_m = 50;  // a gate and its house, a coarse position
    if (!around.known_code || around.known_code->metres_away <= same_place_m) return std::nullopt;
    const auto& [label, metres] = *around.known_code;
    return Refusal{"Mã địa chỉ " + draft.code + " là của " + label + ", cách vị trí này " + metres_vi(metres) + ".",
                   "The address code " + draft.code + " belongs to " + label + ", " + metres_en(metres) + " from here.",
                   ""};
}

}  // namespace diachi::registry::rules
