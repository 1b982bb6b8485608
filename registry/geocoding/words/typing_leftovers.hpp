#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::geocoding {

/// What a figure behind one or two letters is: a number ("Lo6"), or in a text with other such figures a tone ("Xa4").
enum class ShortWords { numbered, typed };

/// The plain word that a Telex or VNI keyboard meant: "dicjh" and "di5ch" for "dịch", "haaju" for "hậu". Expects and
/// gives a folded word; nothing when the word has no such left-overs. The caller checks that the result is a word.
std::optional<std::string> without_typing_leftovers(std::string_view folded,
                                                    ShortWords short_words = ShortWords::numbered);

/// "h0a" and "b1nh", as scanners read words: "hoa"; a 1 is `one`, an i or an l. Nothing where no figure stands inside
/// the word, or other figures are left.
std::optional<std::string> with_letters_for_figures(std::string_view folded, char one);

}  // namespace diachi::registry::geocoding
