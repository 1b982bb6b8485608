#include "registry/rules/checks.hpp"
#include "registry/rules/metres_text.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> street_reach(const AddressDraft& draft, const Surroundings& around) {
    // The middle of a wide road, its verge and a deep plot with the house at its end; what stands farther has another
    // street or alley before it, by which it should be known.
    constexpr double reach_m = 100;
    if (!draft.parent_code.empty()) return std::nullopt;  // a flat stands where its building does
    if (!around.metres_to_street || *around.metres_to_street <= reach_m) return std::nullopt;
    const double away = *around.metres_to_street;
    return Refusal{
        "Vị trí cách " + around.street_name + " " + metres_vi(away) + "; hãy kiểm tra tên đường, hẻm hoặc vị trí.",
        "The position is " + metres_en(away) + " from " + around.street_name +
            "; check the name of the street or alley, or the position.",
        ""};
}

}  // namespace diachi::registry::rules
