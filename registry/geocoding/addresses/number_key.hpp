#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace diachi::registry::geocoding {

/// The key of a number ("12/20A#25-06"), taken apart so that the houses of one street, alley or hamlet follow each
/// other by number: 2, 10, 10A, 10A's flats; the houses of alley 12 are a run of their own behind them.
struct NumberKey {
    std::string_view series;  ///< "12/": the alley; empty for the street itself
    std::uint32_t value;      ///< 20; 0 where the number begins with letters or is none
    std::string_view rest;    ///< "A#25-06"

    static NumberKey of(std::string_view key);
    [[nodiscard]] bool of_flat() const { return rest.find('#') != std::string_view::npos; }

    friend std::strong_ordering operator<=>(const NumberKey&, const NumberKey&) = default;
    friend bool operator==(const NumberKey&, const NumberKey&) = default;
};

}  // namespace diachi::registry::geocoding
