#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {
namespace {

using numbering::NumberContext;
using numbering::NumberedAddress;

/// How far the draft lies behind a neighbour in the direction of the course, in metres; nothing where they cannot be
/// compared: on other sides or other parts of the street.
std::optional<double> metres_behind(const NumberContext& context, const NumberedAddress* neighbour) {
    if (!neighbour || !neighbour->standing || !context.here) return std::nullopt;
    const geo::Standing& here = *context.here;
    const geo::Standing& there = *neighbour->standing;
    if (here.part != there.part || !here.side || here.side != there.side) return std::nullopt;
    return here.along_m - there.along_m;
}

Refusal refusal(const std::string& number, const std::string& neighbour, bool must_be_behind) {
    if (must_be_behind) {
        return {"Số " + number + " phải ở sau số " + neighbour + " theo chiều đánh số, nhưng vị trí nằm ở trước.",
                number + " comes after " + neighbour + " along the street, but the position lies before it.", ""};
    }
    return {"Số " + number + " phải ở trước số " + neighbour + " theo chiều đánh số, nhưng vị trí nằm ở sau.",
            number + " comes before " + neighbour + " along the street, but the position lies behind it.", ""};
}

}  // namespace

std::optional<Refusal> number_order(const AddressDraft& draft, const Surroundings& around) {
    if (!around.numbering) return std::nullopt;
    const NumberContext& context = *around.numbering;
    const auto grows = numbering::grows_along(context);
    if (!grows || context.number.style == numbering::InfillStyle::other) return std::nullopt;
    const double direction = *grows ? 1 : -1;
    const auto* before = numbering::before(context);
    if (const auto way = metres_behind(context, before); way && *way * direction < -numbering::position_tolerance_m) {
        return refusal(draft.number, before->written, true);
    }
    const auto* behind = numbering::behind(context);
    if (const auto way = metres_behind(context, behind); way && *way * direction > numbering::position_tolerance_m) {
        return refusal(draft.number, behind->written, false);
    }
    return std::nullopt;
}

}  // namespace diachi::registry::rules
