#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> inside_commune(const AddressDraft& draft, const Surroundings& around) {
    if (draft.commune_code.empty()) return std::nullopt;  // said to be missing before any rule
    if (!around.named_commune) {
        return Refusal{"Không có xã, phường, đặc khu nào đang hoạt động mang mã " + draft.commune_code + ".",
                       "No commune in force has the code " + draft.commune_code + ".", ""};
    }
    for (const auto& commune : around.communes_here) {
        if (commune.unit == around.named_commune->unit) return std::nullopt;
    }
    const std::string& named = around.named_commune->name;
    if (around.communes_here.empty()) {
        return Refusal{"Vị trí không nằm trong " + named + " hay xã, phường nào trên bản đồ.",
                       "The position lies neither in " + named + " nor in any commune of the map.", ""};
    }
    const auto& here = around.communes_here.front();
    return Refusal{"Vị trí nằm trong " + here.name + ", không phải " + named + ".",
                   "The position lies in " + here.name + ", not in " + named + ".", here.code};
}

}  // namespace diachi::registry::rules
