#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "registry/geocoding/units/unit_index.hpp"
#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// What stands before a bare name and may claim it: a number or "Đường" makes it a street, "Chợ" a market.
enum class Setting : std::uint8_t { open, numbered, street, place };

/// What a word behind the name says of its time: "(cũ)", "(mới)".
enum class Era : std::uint8_t { any, former, current };

/// Words of the text that are the name of units.
struct Mention {
    std::uint32_t begin = 0;  ///< tokens, the unit word included
    std::uint32_t end = 0;
    std::uint32_t name_begin = 0;
    std::uint32_t name_end = 0;
    bool said = false;  ///< a unit word tells the level
    bool abbreviated = false;
    UnitKind kind = UnitKind::other;
    unsigned levels = province_level | district_level | commune_level;
    bool left = false;   ///< nothing of its segment stands before it
    bool right = false;  ///< nor behind it
    Setting setting = Setting::open;
    Era era = Era::any;
    bool cut_short = false;              ///< more words of the name follow, so that it is rather another name
    std::string accented_form;           ///< of the name, where the text has accents; else empty
    bool unaccented = false;             ///< the name itself has none
    bool corrected = false;              ///< the name is near what is written, not equal to it
    std::vector<std::uint32_t> bearers;  ///< of UnitIndex
};

/// A unit word with a name that no unit bears as written.
struct UnknownName {
    std::uint32_t begin = 0;
    std::uint32_t name_begin = 0;
    std::uint32_t name_end = 0;
    UnitKind kind = UnitKind::other;
    unsigned levels = 0;
};

struct Mentions {
    std::vector<Mention> all;
    std::vector<UnknownName> unknown;
    std::vector<std::uint32_t> links;  ///< tokens right behind words as "nay là": see `name_link_length`
};

/// All places where the text may name a unit, in order. Bounded whatever the text.
Mentions mentions_in(std::span<const Token> tokens, std::span<const WordRole> roles, const UnitIndex& units);

}  // namespace diachi::registry::geocoding
