#pragma once

#include <span>
#include <string_view>

namespace diachi::registry::geocoding {

/// Another way to write the name of a province; both folded, without kind.
struct ProvinceAlias {
    std::string_view alias;
    std::string_view name;
};

std::span<const ProvinceAlias> province_aliases();

}  // namespace diachi::registry::geocoding
