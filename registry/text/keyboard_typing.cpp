#include "registry/text/keyboard_typing.hpp"

#include <algorithm>
#include <array>

#include "registry/text/letters.hpp"
#include "registry/text/typed_syllable.hpp"

namespace diachi::registry::text {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// One word that was read as keys.
struct TypedWord {
    std::string word;
    int signs = 0;  ///< 2: hardly anything else; 1: may be, "Xa4" but also "To4"; 0: tells nothing
};

bool is_viqr_sign(char c) {
    return std::string_view("`'?~.^+(").find(c) != std::string_view::npos;
}

/// The tone of a key, in the order of `Tone`; level: no key of a tone.
Tone tone_of(char key, std::string_view keys) {
    const std::size_t at = keys.find(key);
    return at == std::string_view::npos ? Tone::level : static_cast<Tone>(at + 1);
}

bool press_vni(TypedSyllable& syllable, char key) {
    if (!is_digit(key)) {
        syllable.letter_key(key);
        return true;
    }
    switch (key) {
        case '6':
            return syllable.circumflex();
        case '7':
            return syllable.horn();
        case '8':
            return syllable.breve();
        case '9':
            return syllable.stroke();
        default: {
            const Tone tone = tone_of(key, "21345");
            return tone != Tone::level && syllable.tone(tone);
        }
    }
}

std::optional<TypedWord> vni_word(std::string_view keys) {
    if (!is_letter(keys.front()) || std::none_of(keys.begin(), keys.end(), is_digit)) return std::nullopt;
    // "Đường A2", "Lô E1": the number of a street or plot. "O6" and "Y1" are words (Ô Môn, Như Ý), "D9" is "Đ".
    const char letter = lower(keys.front());
    if (keys.size() == 2 && (letter == 'a' || letter == 'e' || letter == 'i' || letter == 'u')) return std::nullopt;
    TypedSyllable syllable;
    for (const char key : keys)
        if (!press_vni(syllable, lower(key))) return std::nullopt;
    if (syllable.is_abbreviation()) return TypedWord{syllable.word(), 0};
    if (!syllable.is_vietnamese()) return std::nullopt;
    // A digit from 6 to 9 with a letter behind it is no number of a house, nor "P7".
    bool within = false;
    for (std::size_t i = 1; i + 1 < keys.size(); ++i)
        within = within || (keys[i] >= '6' && keys[i] <= '9' && is_letter(keys[i - 1]) &&
                            std::any_of(keys.begin() + static_cast<std::ptrdiff_t>(i), keys.end(), is_letter));
    return TypedWord{syllable.word(), within ? 2 : 1};
}

/// Puts a key into the syllable; `marks` counts those that no word of plain letters has.
void press_telex(TypedSyllable& syllable, char key, bool first, int& marks) {
    const Tone tone = tone_of(key, "fsrxj");
    if (tone != Tone::level && syllable.tone(tone)) {
        marks += key == 'f' || key == 'j' ? 2 : 1;
    } else if (key == 'w' && syllable.horn_or_breve()) {
        marks += 2;
    } else if (!first && key == 'd' && syllable.stroke()) {
        marks += 2;
    } else if (syllable.circumflex_on(static_cast<unsigned char>(key))) {
        marks += 2;
    } else {
        syllable.letter_key(key);
    }
}

std::optional<TypedWord> telex_word(std::string_view keys) {
    if (!std::all_of(keys.begin(), keys.end(), is_letter)) return std::nullopt;
    TypedSyllable syllable;
    int marks = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) press_telex(syllable, lower(keys[i]), i == 0, marks);
    if (syllable.is_abbreviation()) return TypedWord{syllable.word(), 0};
    if (marks == 0 || !syllable.is_vietnamese()) return std::nullopt;
    return TypedWord{syllable.word(), std::min(marks, 2)};
}

constexpr std::string_view viqr_tones = "`'?~.";
constexpr std::string_view telling_viqr_signs = "^+`~";  ///< the others stand in other texts too

bool press_viqr(TypedSyllable& syllable, char key, bool second) {
    constexpr std::array in_order{Tone::falling, Tone::rising, Tone::asking, Tone::tumbling, Tone::heavy};
    if (const auto at = viqr_tones.find(key); at != std::string_view::npos) return syllable.tone(in_order.at(at));
    if (key == '^') return syllable.circumflex();
    if (key == '+') return syllable.horn();
    if (key == '(') return syllable.breve();
    if (key != 'd' || !second || !syllable.stroke()) syllable.letter_key(key);
    return true;
}

std::optional<TypedWord> viqr_word(std::string_view keys) {
    if (!std::all_of(keys.begin(), keys.end(), [](char c) { return is_letter(c) || is_viqr_sign(c); }))
        return std::nullopt;
    TypedSyllable syllable;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (!press_viqr(syllable, lower(keys[i]), i == 1)) return std::nullopt;
    if (syllable.is_abbreviation()) return TypedWord{syllable.word(), 0};
    if (!syllable.is_vietnamese()) return std::nullopt;
    const bool tells = keys.find_first_of(telling_viqr_signs) != std::string_view::npos;
    const bool signs = std::any_of(keys.begin(), keys.end(), is_viqr_sign);
    return TypedWord{syllable.word(), tells ? 2 : signs ? 1 : 0};
}

bool is_word_byte(char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// `signs`: whether those of VIQR belong to the word that they stand behind.
template <typename Visit>
void for_each_word(std::string_view utf8, bool signs, Visit visit) {
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        while (at < utf8.size() && (is_word_byte(utf8[at]) || (signs && at > begin && is_viqr_sign(utf8[at])))) ++at;
        if (at > begin) {
            visit(utf8.substr(begin, at - begin));
        } else {
            ++at;
        }
    }
}

/// Reads every word; `enough` says from the counts of sure and of possible words whether the text was typed so.
template <typename ReadWord, typename Enough>
std::optional<std::string> typed(std::string_view utf8, ReadWord read, Enough enough, bool signs = false) {
    int sure = 0;
    int possible = 0;
    std::string last_sure;  // "Saigon Town, Era Town" says one thing twice
    for_each_word(utf8, signs, [&](std::string_view word) {
        const auto known = read(word);
        if (known && known->signs == 2 && known->word != last_sure) {
            ++sure;
            last_sure = known->word;
        }
        possible += known && known->signs == 1 && word.size() > 2;
    });
    if (!enough(sure, possible)) return std::nullopt;
    std::string text;
    std::size_t written = 0;
    for_each_word(utf8, signs, [&](std::string_view word) {
        const auto begin = static_cast<std::size_t>(word.data() - utf8.data());
        text += utf8.substr(written, begin - written);
        const auto known = read(word);
        text += known ? std::string_view(known->word) : word;
        written = begin + word.size();
    });
    text += utf8.substr(written);
    return text;
}

}  // namespace

std::optional<std::string> typed_in_viqr(std::string_view utf8) {
    if (utf8.find_first_of(telling_viqr_signs) == std::string_view::npos) return std::nullopt;
    const auto enough = [](int sure, int possible) { return sure > 1 || (sure == 1 && possible > 1); };
    return typed(utf8, viqr_word, enough, true);
}

std::optional<std::string> typed_in_vni(std::string_view utf8) {
    return typed(utf8, vni_word, [](int sure, int possible) { return sure > 1 || (sure == 1 && possible > 1); });
}

std::optional<std::string> typed_in_telex(std::string_view utf8) {
    return typed(utf8, telex_word, [](int sure, int) { return sure > 1; });
}

}  // namespace diachi::registry::text
