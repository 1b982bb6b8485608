#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::numbering {

/// How a number between two whole ones is written: "20A" or "20-1" (Thông tư 08/2024/TT-BXD art. 6(4)).
enum class InfillStyle { none, letter, dash, other };

/// A number as it follows others in its series: the houses of one street, one alley or one hamlet. Flats and numbers
/// that begin with letters ("L1004A") belong to none.
struct SeriesNumber {
    std::string series;  ///< "s5:" street 5, "s5:12/" its alley 12, "p3:" hamlet 3
    int value = 0;       ///< 20 of "20A"
    InfillStyle style = InfillStyle::none;
    int rank = 0;  ///< behind its whole number: 0 for "20", 1 for "20A" and "20-1"; of other styles nothing is known

    [[nodiscard]] bool on_street() const { return series.starts_with('s'); }
    /// The last part of the number as it is written: "20A".
    [[nodiscard]] std::string written() const;
    /// What the address is found by: the lookup key that it was read from, but for other styles.
    [[nodiscard]] std::string lookup_key() const { return series + written(); }

    /// Reads a lookup key (see NameDirectory): "s5:12/20A".
    static std::optional<SeriesNumber> of(std::string_view lookup_key);
};

/// The order of the houses along their side: "20", "20A", "22".
inline std::weak_ordering order(const SeriesNumber& a, const SeriesNumber& b) {
    return a.value != b.value ? a.value <=> b.value : a.rank <=> b.rank;
}

constexpr int last_letter_rank = 26;

}  // namespace diachi::registry::numbering
