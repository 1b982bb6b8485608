#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

// Where no cadastral map was imported, nothing can be said.
std::optional<Refusal> inside_parcel(const AddressDraft&, const Surroundings& around) {
    if (!around.parcels_known_nearby || !around.parcels_here.empty()) return std::nullopt;
    return Refusal{"Vị trí không nằm trong thửa đất nào của bản đồ địa chính.",
                   "The position lies in no parcel of the cadastral map.", ""};
}

}  // namespace diachi::registry::rules
