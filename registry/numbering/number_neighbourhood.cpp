#include "registry/numbering/number_neighbourhood.hpp"

namespace diachi::registry::numbering {
namespace {

std::optional<geo::Standing> standing(const geo::Course& course, const geo::Position& position) {
    return course.standing_of({position.longitude(), position.latitude()});
}

void place_on(const geo::Course& course, std::vector<NumberedAddress>& addresses) {
    for (auto& one : addresses) one.standing = standing(course, one.position);
}

}  // namespace

std::shared_ptr<const geo::Course> NumberNeighbourhood::course_of(const std::string& series) const {
    const auto street = directory_.street_of_series(series);
    return street ? numbers_.course(*street) : nullptr;
}

std::optional<NumberContext> NumberNeighbourhood::around(const std::string& lookup_key,
                                                         const std::optional<geo::Position>& position,
                                                         const std::shared_ptr<const geo::Course>& course) const {
    auto number = SeriesNumber::of(lookup_key);
    if (!number) return std::nullopt;
    const auto& [series, value, style, rank] = *number;
    NumberContext context;
    context.below = numbers_.below(series, value, value, self_);
    context.above = numbers_.above(series, value, value, self_);
    context.below_across = numbers_.below(series, value, value + 1, self_);
    context.above_across = numbers_.above(series, value, value + 1, self_);
    context.same_value = numbers_.with_value(series, value, self_);
    if (position && course) {
        context.here = standing(*course, *position);
        for (auto* group : {&context.below, &context.above, &context.below_across, &context.above_across,
                            &context.same_value}) {
            place_on(*course, *group);
        }
    }
    context.number = std::move(*number);
    return context;
}

std::vector<NumberedAddress> NumberNeighbourhood::all_of(const std::string& series) const {
    auto all = numbers_.in_series(series, self_);
    if (const auto course = course_of(series)) place_on(*course, all);
    return all;
}

}  // namespace diachi::registry::numbering
