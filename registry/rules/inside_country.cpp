#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {
namespace {

/// The mainland, Hoàng Sa and Trường Sa.
bool inside_box_of_vietnam(const geo::Position& p) {
    return p.longitude() >= 102 && p.longitude() <= 118 && p.latitude() >= 6 && p.latitude() <= 24;
}

}  // namespace

std::optional<Refusal> inside_country(const AddressDraft& draft, const Surroundings& around) {
    if (!draft.position) return std::nullopt;
    if (!inside_box_of_vietnam(*draft.position)) {
        return Refusal{"Vị trí nằm ngoài Việt Nam (kinh độ 102–118, vĩ độ 6–24).",
                       "The position lies outside Vietnam (longitude 102 to 118, latitude 6 to 24).", ""};
    }
    if (!around.communes_here.empty() || !around.named_commune_mapped || around.metres_to_edge) return std::nullopt;
    const std::string& named = around.named_commune->name;
    return Refusal{"Vị trí không thuộc xã, phường nào trên bản đồ và cách " + named +
                       " hơn 1 km: ngoài biển, ở nước khác, hoặc nơi chưa có bản đồ.",
                   "No commune of the map holds the position, and " + named +
                       " is more than 1 km away: it lies at sea, in another country, or where the map ends.",
                   ""};
}

}  // namespace diachi::registry::rules
