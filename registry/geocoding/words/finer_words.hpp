#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// What a word does in an address, below the level of units.
enum class WordRole : std::uint8_t {
    name,           ///< part of some name
    street_word,    ///< "Đường", "Phố"
    alley_word,     ///< "Ngõ", "Hẻm", "Ngách"
    place_word,     ///< "Ấp", "Tổ", "Khu phố"
    building_word,  ///< "Toà nha", "Chung cư", "UBND": names something that is not a unit
    flat_word,      ///< "Căn hộ", "Phòng"
    number_word,    ///< "Số"
    noise,          ///< "Việt Nam", "địa chỉ", a postcode
    house_number,   ///< a number that nothing before it claims
    alley_number,
    place_number,
    street_number,
    building_number,
    unit_number  ///< of "Phường 4": claimed by a unit word
};

/// A word or two with a role. `meaning` tells kinds apart that have several spellings.
struct FinerWord {
    std::string_view words;    ///< folded, in matching form
    std::string_view spelled;  ///< lower case, with accents
    WordRole role;
    std::string_view meaning;
};

struct FoundFinerWord {
    const FinerWord* word = nullptr;
    std::size_t tokens = 0;
};

/// The longest such word at a token; none: `word` is null.
FoundFinerWord finer_word_at(std::span<const Token> tokens, std::size_t begin);

/// The role of every token.
std::vector<WordRole> roles_of(std::span<const Token> tokens);

}  // namespace diachi::registry::geocoding
