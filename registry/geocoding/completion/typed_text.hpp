#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry::geocoding {

/// A word that somebody typed or is typing.
struct TypedWord {
    std::string folded;   ///< "phu"
    std::string spelled;  ///< "phú", lower case
    bool accented;        ///< whether that differs
    bool open;            ///< the caret stands in it or right behind it: more letters may follow
    bool first_part;      ///< before the first comma
    bool optional;        ///< a kind word or its abbreviation, which names often come without: "đường", "p"
};

/// What is being typed: perhaps a house number, then words.
struct TypedText {
    std::string number;        ///< as typed, "12/5"; empty where there is none
    bool number_open = false;  ///< the caret stands where the number is, or would be
    std::vector<TypedWord> words;
};

/// Reads a text around the caret. UTF-8, composed or not; beyond 300 bytes a side and 12 words nothing is read. Throws
/// std::invalid_argument for other bytes.
TypedText typed_text(std::string_view before_caret, std::string_view behind_caret);

}  // namespace diachi::registry::geocoding
