#pragma once

#include "geo/course.hpp"

namespace diachi::registry::numbering {

/// Turns the parts of a street's course into the direction in which its numbers grow by law (Thông tư 08/2024/TT-BXD):
/// from north to south, east to west, north-east to south-west, south-east to north-west.
void turn_as_by_law(geo::Course& course);

/// Turns the parts of an alley's course so that each begins at the end that is nearer to the street it leaves.
void turn_inwards(geo::Course& alley, const geo::Course& street);

}  // namespace diachi::registry::numbering
