#include "registry/rules/checks.hpp"
#include "registry/tax_number.hpp"

namespace diachi::registry::rules {

/// Its messages never repeat the number: it is personal data.
std::optional<Refusal> tax_code(const AddressDraft& draft, const Surroundings&) {
    if (draft.holder_tax_number.empty()) return std::nullopt;
    const auto parsed = TaxNumber::parse(draft.holder_tax_number);
    const auto* fault = std::get_if<NumberFault>(&parsed);
    if (!fault) return std::nullopt;
    return Refusal{fault->message_vi, fault->message_en, ""};
}

}  // namespace diachi::registry::rules
