#include "registry/house_number.hpp"
#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {
namespace {

bool on_a_street(const AddressDraft& draft) { return !draft.street.empty() || !draft.street_key.empty(); }

}  // namespace

std::optional<Refusal> number_format(const AddressDraft& draft, const Surroundings&) {
    if (draft.number.empty() && on_a_street(draft)) {
        return Refusal{"Địa chỉ trên đường phố phải có số nhà.", "An address on a street needs a house number.", ""};
    }
    if (!draft.number.empty() && !HouseNumber::parse(draft.number)) {
        return Refusal{"Số nhà “" + draft.number + "” không đúng dạng; ví dụ đúng: 20, 20A, 20-1, 12/5, 73B/563B bis.",
                       "“" + draft.number + "” is not a house number; such are: 20, 20A, 20-1, 12/5, 73B/563B bis.",
                       ""};
    }
    if (!draft.flat.empty() && !FlatNumber::parse(draft.flat)) {
        return Refusal{"Số căn hộ “" + draft.flat + "” không đúng dạng; ví dụ đúng: 25 – 06.",
                       "“" + draft.flat + "” is not a flat number; such are: 25 – 06.", ""};
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
