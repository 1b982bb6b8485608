#pragma once

#include <string_view>

namespace diachi::registry::text {

/// How much a text looks like Vietnamese, judged by its words that have more than ASCII letters.
struct Plausibility {
    int syllables = 0;  ///< words that are spelled as Vietnamese is
    int common = 0;     ///< of these, words that most addresses are made of ("phường", "nguyễn")
    int foreign = 0;    ///< words that are not: two tones, a sign within, letters of other languages

    /// Higher is likelier.
    [[nodiscard]] int score() const { return 3 * common + syllables - 4 * foreign; }
    /// Nearly all words are Vietnamese, one is a usual one.
    [[nodiscard]] bool is_vietnamese() const { return common > 0 && foreign * 6 <= syllables; }

    Plausibility& operator+=(const Plausibility& other) {
        syllables += other.syllables;
        common += other.common;
        foreign += other.foreign;
        return *this;
    }
};

/// Expects UTF-8 in normal form C.
Plausibility plausibility(std::string_view utf8);

}  // namespace diachi::registry::text
