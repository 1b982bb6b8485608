#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/course.hpp"
#include "geo/position.hpp"
#include "registry/id.hpp"
#include "registry/numbering/series_number.hpp"

namespace diachi::registry::numbering {

/// An address of the same street, alley or hamlet, as its number and its place go together.
struct NumberedAddress {
    Id address;
    std::string code;
    std::string written;  ///< the whole number: "12/20A"
    SeriesNumber number;
    geo::Position position;
    std::optional<geo::Standing> standing;  ///< where it stands on the street, when that is clear
};

/// What the rules of numbers look at: a draft's number, where it stands, and the numbers beside it.
struct NumberContext {
    SeriesNumber number;
    std::optional<geo::Standing> here;
    // Nearest value first, at most two values each; an alley's houses are compared among themselves.
    std::vector<NumberedAddress> below;        ///< of the same parity
    std::vector<NumberedAddress> above;
    std::vector<NumberedAddress> below_across;  ///< of the other parity
    std::vector<NumberedAddress> above_across;
    std::vector<NumberedAddress> same_value;    ///< "20", "20A", "20B" beside "20C", in this order
};

/// The side on which numbers of the draft's parity stand: where most of the nearest neighbours say so, and by law (odd
/// left) where there are none. Nothing where they disagree and where the draft's own place is not clear.
std::optional<geo::Side> side_of_its_parity(const NumberContext& context);

/// Whether numbers grow along the course; nothing where too few neighbours tell.
std::optional<bool> grows_along(const NumberContext& context);

/// The nearest number before and behind the draft's on its side of the street, with infill numbers.
const NumberedAddress* before(const NumberContext& context);
const NumberedAddress* behind(const NumberContext& context);

/// The greatest step from one whole number to the next that raises no question: ten, or what houses of four metres
/// front would use up between the two.
int greatest_step(double distance_m);

constexpr double position_tolerance_m = 3;  ///< what an entrance may be off along the street

}  // namespace diachi::registry::numbering
