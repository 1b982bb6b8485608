#pragma once

#include <string_view>

#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {

/// What faults and evidence call a unit of this level.
constexpr std::string_view element_of(Level level) {
    return level == Level::province ? "province" : level == Level::district ? "district" : "commune";
}

/// The same for a unit of one of several levels (bits): the finest counts.
constexpr std::string_view element_of(unsigned levels) {
    if ((levels & commune_level) != 0) return "commune";
    return (levels & district_level) != 0 ? "district" : "province";
}

}  // namespace diachi::registry::geocoding
