#include <algorithm>
#include <string>

#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {
namespace {

using numbering::InfillStyle;
using numbering::NumberContext;
using numbering::NumberedAddress;

/// Whether the whole number is there, or one beside it: 18, 20, 20A or 22 for “20B”. A series that nobody began yet
/// proves nothing.
bool has_something_beside(const NumberContext& context) {
    const int value = context.number.value;
    if (context.below.empty() && context.above.empty() && context.below_across.empty() &&
        context.above_across.empty()) {
        return true;
    }
    const auto is_next = [value](const std::vector<NumberedAddress>& some, int next) {
        return !some.empty() && some.front().number.value == value + next;
    };
    return !context.same_value.empty() || is_next(context.below, -2) || is_next(context.above, 2);
}

}  // namespace

std::optional<Refusal> number_infill(const AddressDraft& draft, const Surroundings& around) {
    if (!around.numbering) return std::nullopt;
    auto wanted = around.numbering->number;
    if (wanted.style != InfillStyle::letter && wanted.style != InfillStyle::dash) return std::nullopt;
    const std::string alley = draft.number.substr(0, draft.number.rfind('/') + 1);
    const std::string base = alley + std::to_string(wanted.value);
    if (!has_something_beside(*around.numbering)) {
        return Refusal{"Số chèn " + draft.number + " cần có số " + base + " hoặc số liền kề.",
                       "The inserted number " + draft.number + " needs " + base + " or a number beside it.", ""};
    }
    int last = 0;
    for (const auto& one : around.numbering->same_value) {
        const auto& number = one.number;
        if (number.style == InfillStyle::none || number.style == InfillStyle::other) continue;
        if (number.style != wanted.style) {
            return Refusal{
                "Số " + base + " đã có số chèn kiểu khác (" + one.written + "); không dùng hai kiểu lẫn nhau.",
                base + " has inserted numbers of the other kind (" + one.written + "); the two are not mixed.", ""};
        }
        last = std::max(last, number.rank);
    }
    if (wanted.rank <= last + 1) return std::nullopt;
    wanted.rank = last + 1;
    const std::string next = alley + wanted.written();
    return Refusal{"Số chèn tiếp theo của " + base + " là " + next + ", không phải " + draft.number + ".",
                   "The next inserted number of " + base + " is " + next + ", not " + draft.number + ".", ""};
}

}  // namespace diachi::registry::rules
