#pragma once

#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/houses/house_match.hpp"
#include "registry/geocoding/houses/house_search.hpp"

namespace diachi::registry::geocoding {

/// The answer that a text means this house, with all that its words were taken for. `text_faults` are those of the text
/// as a whole.
Answer house_answer(const HouseMatch& house, const HouseQuestion& question, std::vector<Fault> text_faults);

}  // namespace diachi::registry::geocoding
