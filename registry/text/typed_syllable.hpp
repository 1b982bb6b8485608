#pragma once

#include <string>
#include <vector>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {

/// A syllable as a Vietnamese keyboard composes it: letters, and keys that mark letters before them. Every key answers
/// whether there is a letter that it can mark.
class TypedSyllable {
  public:
    void letter_key(char ascii);
    bool circumflex();                      ///< on the last a, e or o
    bool circumflex_on(char32_t unmarked);  ///< on the last letter that is this one
    bool horn();                            ///< on the last u or o; on both of "uo"
    bool breve();
    bool horn_or_breve();  ///< by the vowels before it: the w of Telex in "mưa", "hoặc" and "quăng"
    bool stroke();         ///< of đ, at the beginning
    bool tone(Tone tone);

    [[nodiscard]] bool has_vowel() const;
    /// Whether it is spelled as Vietnamese syllables are: one of their beginnings, vowels and ends.
    [[nodiscard]] bool is_vietnamese() const;
    /// "đ" and "đt", short for "đường" and "đường tỉnh".
    [[nodiscard]] bool is_abbreviation() const;
    /// Lower case; the tone on one of the vowels, not always the usual one.
    [[nodiscard]] std::string word() const;

  private:
    bool mark(std::u32string_view from, std::u32string_view to);

    std::u32string letters_;
    Tone tone_ = Tone::level;
};

}  // namespace diachi::registry::text
