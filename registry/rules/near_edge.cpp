#include <algorithm>

#include "registry/rules/checks.hpp"
#include "registry/rules/metres_text.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> near_edge(const AddressDraft&, const Surroundings& around) {
    const auto is_named = [&](const UnitVersion& commune) { return commune.unit == around.named_commune->unit; };
    const bool inside = around.named_commune &&
                        std::any_of(around.communes_here.begin(), around.communes_here.end(), is_named);
    if (!inside || !around.metres_to_edge || *around.metres_to_edge >= around.uncertainty_m) return std::nullopt;
    const double known = around.uncertainty_m;
    const double edge = *around.metres_to_edge;
    return Refusal{"Vị trí chỉ chính xác đến " + metres_vi(known) + " mà ranh giới " + around.named_commune->name +
                       " cách " + metres_vi(edge) + ": nhà có thể thuộc xã, phường bên cạnh. Hãy đo chính xác hơn.",
                   "The position is known within " + metres_en(known) + ", and the boundary of " +
                       around.named_commune->name + " is " + metres_en(edge) +
                       " away: the house may lie in the commune beside it. Measure more exactly.",
                   ""};
}

}  // namespace diachi::registry::rules
