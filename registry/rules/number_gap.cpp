#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include "registry/rules/checks.hpp"

namespace diachi::registry::rules {

std::optional<Refusal> number_gap(const AddressDraft& draft, const Surroundings& around) {
    if (!around.numbering || around.numbering->below.empty()) return std::nullopt;
    const auto& [number, here, below] =
        std::tie(around.numbering->number, around.numbering->here, around.numbering->below);
    // A hamlet has no sides: its houses of both parities follow each other.
    int last = below.front().number.value;
    const auto& across = around.numbering->below_across;
    if (!number.on_street() && !across.empty()) last = std::max(last, across.front().number.value);
    const auto& there = below.front().standing;
    const double way = here && there && here->part == there->part ? std::abs(here->along_m - there->along_m) : 0;
    const int step = number.value - last;
    if (step <= numbering::greatest_step(way)) return std::nullopt;
    const std::string least = draft.number.substr(0, draft.number.rfind('/') + 1) + std::to_string(last);
    return Refusal{
        "Từ số " + least + " nhảy đến số " + draft.number + ": bỏ trống nhiều số hơn khoảng cách cho phép.",
        "From " + least + " the numbers jump to " + draft.number + ": more stay free than the distance explains.", ""};
}

}  // namespace diachi::registry::rules
