#include "registry/rules/checks.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> code_well_formed(const AddressDraft& draft, const Surroundings& around) {
    if (!around.code_check) return std::nullopt;
    if (!around.code_check->well_formed) {
        return Refusal{"Mã địa chỉ " + text::in_quotes(draft.code) + " không đúng dạng 12 chữ số.",
                       text::in_quotes(draft.code) + " has not the 12 digits of an address code.", ""};
    }
    if (!around.code_check->check_digit_holds) {
        return Refusal{
            "Mã địa chỉ " + text::in_quotes(draft.code) + " sai chữ số kiểm tra: có thể gõ nhầm.",
            "The check digit of " + text::in_quotes(draft.code) + " does not hold: it was probably mistyped.", ""};
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
