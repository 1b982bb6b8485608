#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

enum class UnitKind : std::uint8_t { other, phuong, xa, thi_tran, dac_khu, quan, huyen, thi_xa, thanh_pho, tinh };

/// Levels that a word can announce, as bits.
inline constexpr unsigned province_level = 1;
inline constexpr unsigned district_level = 2;
inline constexpr unsigned commune_level = 4;

constexpr unsigned level_bit(Level level) {
    return level == Level::province ? province_level : level == Level::district ? district_level : commune_level;
}

/// A word or two that say what kind of unit the name beside it is.
struct UnitWord {
    std::string_view words;    ///< folded, in matching form
    std::string_view spelled;  ///< lower case, with accents
    UnitKind kind;
    unsigned levels;
    bool abbreviation;
};

struct FoundUnitWord {
    UnitWord word;
    std::size_t tokens;
};

/// The longest unit word before a name: "Thị xã", "TX.", "P".
std::optional<FoundUnitWord> unit_word_before(std::span<const Token> tokens, std::size_t begin);

/// The English unit word behind a name: "Ba Dinh District".
std::optional<FoundUnitWord> unit_word_behind(std::span<const Token> tokens, std::size_t begin);

}  // namespace diachi::registry::geocoding
