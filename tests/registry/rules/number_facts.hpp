#pragma once

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>

#include "registry/house_number.hpp"
#include "registry/numbering/number_context.hpp"

namespace diachi::registry::rules {

/// "50L" is 50 m along the street on its left; "?" nowhere in particular.
inline std::optional<geo::Standing> standing_written(const std::string& text) {
    if (text == "?") return std::nullopt;
    return geo::Standing{0, std::atof(text.c_str()), 10, text.back() == 'L' ? geo::Side::left : geo::Side::right};
}

/// What a rule of numbers looks at, in a line: where the draft stands, then the numbers of the street, by number.
/// "50L: 18@40L 20@?" is a draft 50 m along on the left, 18 before it and 20 who knows where.
inline std::optional<numbering::NumberContext> numbers_written(const std::string& draft_number, const std::string& text) {
    using namespace numbering;
    const auto house = HouseNumber::parse(draft_number);
    if (!house || text.empty() || text == "-") return std::nullopt;
    NumberContext context;
    context.number = *SeriesNumber::of("s1:" + house->key().substr(house->key().rfind('/') + 1));
    context.here = standing_written(text.substr(0, text.find(':')));
    std::istringstream rest(text.substr(text.find(':') + 1));
    for (std::string word; rest >> word;) {
        const std::string number = word.substr(0, word.find('@'));
        NumberedAddress one{1, "123456789012", number, *SeriesNumber::of("s1:" + number), geo::Position::of_units(0, 0),
                            standing_written(word.substr(word.find('@') + 1))};
        const int way = one.number.value - context.number.value;
        if (way == 0) {
            context.same_value.push_back(one);
        } else if (way % 2 == 0) {
            way < 0 ? (void)context.below.insert(context.below.begin(), one) : context.above.push_back(one);
        } else {
            way < 0 ? (void)context.below_across.insert(context.below_across.begin(), one)
                    : context.above_across.push_back(one);
        }
    }
    return context;
}

}  // namespace diachi::registry::rules
