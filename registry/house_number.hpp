#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry {

/// A house number as Thông tư 08/2024/TT-BXD and older practice write it: a path from the street inwards
/// ("1806/127/2/6/15/48/2A": house 2A in alley 48 ... of alley 1806). A part is digits with optional letters before
/// ("L1004A") and after ("35N"), an infill count ("20-1"), and optionally bis, ter or kép ("563B bis").
struct HouseNumber {
    std::vector<std::string> path;  ///< canonical parts: upper case, suffix words in lower case behind a space

    /// As it is stored and shown: "73B/563B bis".
    [[nodiscard]] std::string written() const;
    /// What equal numbers share however they are spaced or cased: "73B/563BBIS".
    [[nodiscard]] std::string key() const;

    /// Nothing when the text is not a house number.
    static std::optional<HouseNumber> parse(std::string_view text);
};

/// A flat in a building: floor, dash, unit, as "25 – 06" (Thông tư 08/2024 art. 13); a floor may carry a letter
/// ("12A").
struct FlatNumber {
    std::string floor;
    std::string unit;

    [[nodiscard]] std::string written() const;  ///< "25 – 06"
    [[nodiscard]] std::string key() const;      ///< "25-06"

    static std::optional<FlatNumber> parse(std::string_view text);
};

}  // namespace diachi::registry
