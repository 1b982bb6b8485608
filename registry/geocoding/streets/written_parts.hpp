#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/parcel_words.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// A run of tokens.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A hamlet or residential group as written: its kind and where its name begins.
struct WrittenPlace {
    std::string_view kind;  ///< meaning of the kind word
    Run words;              ///< with the kind word
    std::size_t name = 0;
};

/// Where a street name can stand.
struct WrittenStreet {
    Run words;
    bool said = false;  ///< "Đường" or a number before it says that it is one
    std::size_t reach =
        0;  ///< end of the part of the text: a name may hold what is a kind word elsewhere ("Vũ Đình Liệu")
};

/// The parts below the commune as they stand in the text, not yet looked up.
struct WrittenParts {
    std::optional<Run> number;             ///< house number
    std::vector<std::string> number_keys;  ///< what it can be from the street on: alleys and house
    bool dotted = false;                   ///< the number is written "15.10" for 15/10
    std::optional<Run> alleys;             ///< with their words and numbers
    std::string alley_path;                ///< "12/5", from the street on
    std::optional<Run> flat;
    std::string flat_key;
    std::optional<WrittenParcel> parcel;
    std::vector<WrittenPlace> places;    ///< tổ and khu phố of one text are several
    std::vector<WrittenStreet> streets;  ///< the likeliest first
};

/// Reads the tokens that no unit name takes; `taken` has a flag a token.
WrittenParts written_parts(std::string_view text, std::span<const Token> tokens, std::span<const WordRole> roles,
                           const std::vector<bool>& taken);

/// "Đường Vĩnh Kánh 2/13": where no number stands before a street, what ends its name is taken for it. False: nothing
/// does.
bool take_number_behind_street(WrittenParts& parts, std::string_view text, std::span<const Token> tokens);

}  // namespace diachi::registry::geocoding
