#include "registry/text/vietnamese.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {
namespace {

/// Composed letters of Latin scripts: normal form C leaves them as they are, with no mark behind them to join.
bool stays_as_it_is(char32_t c) {
    return c < 0x0250 || (c >= 0x1E00 && c < 0x1F00 && c != 0x1E9B);
}

void add_blank(std::string& to) {
    if (!to.empty() && to.back() != ' ') to.push_back(' ');
}

void trim_end(std::string& text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
}

constexpr std::size_t usual_syllable = 8;  ///< hardly one has more letters

struct Syllable {
    std::vector<Letter> letters;
    Tone tone = Tone::level;
    std::size_t toned_letters = 0;
    std::size_t marked_at = 0;
};

/// Where the vowels begin: "qu" and "gi" before another vowel are consonants.
std::size_t first_vowel(const Syllable& s) {
    const auto& letters = s.letters;
    std::size_t at = 0;
    while (at < letters.size() && !letters[at].vowel) ++at;
    const bool more = at + 1 < letters.size() && letters[at + 1].vowel;
    if (at == 1 && more && letters[0].untoned == 'q' && letters[1].untoned == 'u') return 2;
    if (at == 1 && more && letters[0].untoned == 'g' && letters[1].untoned == 'i') return 2;
    return at;
}

/// The letter that carries the tone by the older rule: the one with its own mark (ê, ơ of ươ), else the one before
/// a final consonant, else the middle of three or the first of two.
std::size_t tone_place(const Syllable& s) {
    const std::size_t begin = first_vowel(s);
    std::size_t end = begin;
    while (end < s.letters.size() && s.letters[end].vowel) ++end;
    if (begin == end) return s.marked_at;
    for (std::size_t i = end; i > begin; --i)
        if (s.letters[i - 1].untoned >= 0x80) return i - 1;
    const std::size_t vowels = end - begin;
    const bool closed = end < s.letters.size();
    if (closed) return end - 1;
    return vowels == 3 ? begin + 1 : begin;
}

/// Writes the word with its tone in place. A word of several tones is not one syllable: it stays.
void flush(std::string& to, Syllable& s) {
    if (s.toned_letters == 1) {
        const std::size_t place = tone_place(s);
        for (Letter& letter : s.letters) letter.tone = Tone::level;
        s.letters[place].tone = s.tone;
    }
    for (const Letter& letter : s.letters) append_utf8(to, toned(letter.untoned, letter.tone));
    s.letters.clear();
    s.toned_letters = 0;
}

void add_letter(Syllable& s, const Letter& letter) {
    if (letter.tone != Tone::level) {
        ++s.toned_letters;
        s.tone = letter.tone;
        s.marked_at = s.letters.size();
    }
    s.letters.push_back(letter);
}

char32_t lowered(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

/// Whether the text is in normal form C for certain. Throws std::invalid_argument when it is not UTF-8.
bool is_surely_composed(std::string_view utf8) {
    bool plain = true;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c == not_utf8) throw std::invalid_argument("text is not UTF-8");
        plain = plain && stays_as_it_is(c);
    }
    return plain;
}

}  // namespace

std::string composed(std::string_view utf8) {
    if (is_surely_composed(utf8)) return std::string(utf8);
    utf8proc_uint8_t* raw = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()), static_cast<utf8proc_ssize_t>(utf8.size()),
                     &raw, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> held(raw, &std::free);
    if (size < 0) throw std::invalid_argument(utf8proc_errmsg(size));
    return std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size));
}

std::string folded(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(utf8, at);
        if (const Letter known = letter(c); known.base != 0) {
            result.push_back(known.base);
        } else if (c == not_utf8) {
            result.append(utf8.substr(begin, at - begin));
        } else if (is_blank(c)) {
            add_blank(result);
        } else if (!is_combining_mark(c) && !is_invisible(c)) {
            append_utf8(result, lowered(c));
        }
    }
    trim_end(result);
    return result;
}

std::string same_name_key(std::string_view utf8) {
    const bool as_it_is = is_surely_composed(utf8);
    const std::string other = as_it_is ? std::string() : composed(utf8);
    const std::string_view text = as_it_is ? utf8 : other;
    std::string result;
    Syllable syllable;
    syllable.letters.reserve(usual_syllable);
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (const Letter known = letter(c); known.base != 0) {
            add_letter(syllable, known);
            continue;
        }
        if (is_invisible(c)) continue;
        flush(result, syllable);
        if (is_blank(c)) {
            add_blank(result);
        } else {
            append_utf8(result, lowered(c));
        }
    }
    flush(result, syllable);
    trim_end(result);
    return result;
}

}  // namespace diachi::registry::text
