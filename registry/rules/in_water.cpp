#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> in_water(const AddressDraft&, const Surroundings& around) {
    if (!around.water_here) return std::nullopt;
    const auto& [name, kind] = *around.water_here;
    const std::string called = name.empty() ? kind : name;
    return Refusal{"Vị trí nằm trên mặt nước" + (called.empty() ? "" : ": " + called) + ".",
                   "The position lies in water" + (called.empty() ? "" : ": " + called) + ".", ""};
}

}  // namespace diachi::registry::rules
