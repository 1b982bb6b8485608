#include "registry/land_use.hpp"

#include "registry/rules/checks.hpp"
#include "registry/tax_number.hpp"

namespace diachi::registry::rules {
namespace {

/// Only organisations have a tax code; people have a personal number.
bool held_by_an_organisation(const AddressDraft& draft) {
    if (draft.holder_tax_number.empty()) return false;
    const auto parsed = TaxNumber::parse(draft.holder_tax_number);
    const auto* number = std::get_if<TaxNumber>(&parsed);
    return number && number->kind != TaxNumber::Kind::personal;
}

}  // namespace

std::optional<Refusal> land_use(const AddressDraft& draft, const Surroundings& around) {
    if (!draft.parent_code.empty()) return std::nullopt;  // a flat stands where its building does
    std::optional<LandUse> speaks_against;
    for (const auto& parcel : around.parcels_here) {
        const auto use = land_use_of(parcel.facts.land_use);
        const bool suits = !use || use->purpose == LandPurpose::dwelling ||
                           (use->purpose == LandPurpose::work && held_by_an_organisation(draft));
        if (suits) return std::nullopt;
        speaks_against = use;
    }
    if (!speaks_against) return std::nullopt;
    const std::string code(speaks_against->code);
    return Refusal{"Thửa đất này là " + std::string(speaks_against->name_vi) + " (" + code + "), không phải đất ở.",
                   "The land of this parcel is " + std::string(speaks_against->name_en) + " (" + code +
                       "), on which nobody may dwell.",
                   ""};
}

}  // namespace diachi::registry::rules
