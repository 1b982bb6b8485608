#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> parcel_known(const AddressDraft& draft, const Surroundings& around) {
    if (draft.parcel_unit.empty() && draft.parcel_sheet.empty() && draft.parcel_number.empty()) return std::nullopt;
    if (draft.parcel_unit.empty() || draft.parcel_sheet.empty() || draft.parcel_number.empty()) {
        return Refusal{
            "Thửa đất phải ghi đủ mã xã đo đạc (parcel_unit), tờ bản đồ (parcel_sheet) và số thửa (parcel_number).",
            "A parcel needs its surveying unit (parcel_unit), map sheet (parcel_sheet) and number (parcel_number).",
            ""};
    }
    // Where no cadastral map was imported, nothing can be said.
    if (around.named_parcel || (!around.parcels_known_of_unit && !around.parcels_known_nearby)) return std::nullopt;
    return Refusal{"Bản đồ địa chính không có thửa " + draft.parcel_number + ", tờ " + draft.parcel_sheet +
                       ", mã xã đo đạc " + draft.parcel_unit + ".",
                   "The cadastral map has no parcel " + draft.parcel_number + " on sheet " + draft.parcel_sheet +
                       " of the surveying unit " + draft.parcel_unit + ".",
                   ""};
}

}  // namespace diachi::registry::rules
