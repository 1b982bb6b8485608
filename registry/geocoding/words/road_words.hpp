#pragma once

#include <vector>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// "National Road 91" as roads are called here: "Quốc lộ 91".
void put_road_words_into_vietnamese(std::vector<Token>& tokens);

}  // namespace diachi::registry::geocoding
