#pragma once

#include <algorithm>
#include <vector>

namespace diachi::registry::geocoding {

/// Ascending, each value once.
template <typename Value>
void sort_once(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace diachi::registry::geocoding
