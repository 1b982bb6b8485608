#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> number_parity(const AddressDraft& draft, const Surroundings& around) {
    if (!around.numbering || !around.numbering->here || !around.numbering->here->side) return std::nullopt;
    const auto expected = numbering::side_of_its_parity(*around.numbering);
    if (!expected || *expected == *around.numbering->here->side) return std::nullopt;
    const bool odd = around.numbering->number.value % 2 == 1;
    return Refusal{std::string("Số ") + draft.number + " là số " + (odd ? "lẻ" : "chẵn") +
                       ", nhưng vị trí nằm bên dãy số " + (odd ? "chẵn" : "lẻ") + " của đường.",
                   draft.number + " is an " + (odd ? "odd" : "even") +
                       " number, but the position lies on the side of the " + (odd ? "even" : "odd") + " ones.",
                   ""};
}

}  // namespace diachi::registry::rules
