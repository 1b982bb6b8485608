#include "registry/house_number.hpp"
#include "registry/rules/checks.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::registry::rules {
namespace {

bool on_a_street(const AddressDraft& draft) {
    return !draft.street.empty() || !draft.street_key.empty();
}

}  // namespace

std::optional<Refusal> number_format(const AddressDraft& draft, const Surroundings&) {
    if (draft.number.empty() && on_a_street(draft)) {
        return Refusal{"Địa chỉ trên đường phố phải có số nhà.", "An address on a street needs a house number.", ""};
    }
    if (!draft.number.empty() && !HouseNumber::parse(draft.number)) {
        return Refusal{
            "Số nhà " + text::in_quotes(draft.number) +
                " không đúng dạng; ví dụ đúng: 20, 20A, 20-1, 12/5, 73B/563B bis.",
            text::in_quotes(draft.number) + " is not a house number; such are: 20, 20A, 20-1, 12/5, 73B/563B bis.", ""};
    }
    if (!draft.flat.empty() && !FlatNumber::parse(draft.flat)) {
        return Refusal{"Số căn hộ " + text::in_quotes(draft.flat) + " không đúng dạng; ví dụ đúng: 25 – 06.",
                       text::in_quotes(draft.flat) + " is not a flat number; such are: 25 – 06.", ""};
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
