#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/house_number.hpp"

namespace diachi::registry::numbering {

/// The first free flat of a floor, written as its neighbours are: "05 – 02" beside "05 – 01", "5 – 02" otherwise.
/// `floor`: "5", "12A"; empty for the highest floor that has flats, or the first. Nothing when the floor is not one, or
/// full.
std::optional<FlatNumber> next_flat(const std::vector<std::string>& flats, const std::string& floor);

}  // namespace diachi::registry::numbering
