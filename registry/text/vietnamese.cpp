#include "registry/text/vietnamese.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <vector>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

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

struct Syllable {
    std::vector<char32_t> untoned;
    std::vector<bool> vowel;
    Tone tone = Tone::level;
    std::size_t toned_letters = 0;
    std::size_t marked_at = 0;
};

/// Where the vowels begin: "qu" and "gi" before another vowel are consonants.
std::size_t first_vowel(const Syllable& s) {
    std::size_t at = 0;
    while (at < s.vowel.size() && !s.vowel[at]) ++at;
    const bool more = at + 1 < s.vowel.size() && s.vowel[at + 1];
    if (at == 1 && more && s.untoned[0] == 'q' && s.untoned[1] == 'u') return 2;
    if (at == 1 && more && s.untoned[0] == 'g' && s.untoned[1] == 'i') return 2;
    return at;
}

/// The letter that carries the tone by the older rule: the one with its own mark (ê, ơ of ươ), else the one before
/// a final consonant, else the middle of three or the first of two.
std::size_t tone_place(const Syllable& s) {
    const std::size_t begin = first_vowel(s);
    std::size_t end = begin;
    while (end < s.vowel.size() && s.vowel[end]) ++end;
    if (begin == end) return s.marked_at;
    for (std::size_t i = end; i > begin; --i)
        if (s.untoned[i - 1] >= 0x80) return i - 1;
    const std::size_t vowels = end - begin;
    const bool closed = end < s.untoned.size();
    if (closed) return end - 1;
    return vowels == 3 ? begin + 1 : begin;
}

/// Writes the word with its tone in place. A word of several tones is not one syllable: it stays.
void flush(std::string& to, Syllable& s, std::string& as_written) {
    if (s.toned_letters == 1) {
        const std::size_t place = tone_place(s);
        for (std::size_t i = 0; i < s.untoned.size(); ++i)
            append_utf8(to, i == place ? toned(s.untoned[i], s.tone) : s.untoned[i]);
    } else {
        to += as_written;
    }
    s = Syllable{};
    as_written.clear();
}

void add_letter(Syllable& s, const Letter& letter, std::string& as_written) {
    if (letter.tone != Tone::level) {
        ++s.toned_letters;
        s.tone = letter.tone;
        s.marked_at = s.untoned.size();
    }
    s.untoned.push_back(letter.untoned);
    s.vowel.push_back(letter.vowel);
    append_utf8(as_written, toned(letter.untoned, letter.tone));
}

}  // namespace

std::string composed(std::string_view utf8) {
    if (is_ascii(utf8)) return std::string(utf8);
    bool plain = true;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c == not_utf8) throw std::invalid_argument("text is not UTF-8");
        plain = plain && stays_as_it_is(c);
    }
    if (plain) return std::string(utf8);
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
            append_utf8(result, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
        }
    }
    trim_end(result);
    return result;
}

std::string same_name_key(std::string_view utf8) {
    const std::string text = composed(utf8);
    std::string result;
    std::string as_written;
    Syllable syllable;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (const Letter known = letter(c); known.base != 0) {
            add_letter(syllable, known, as_written);
            continue;
        }
        if (is_invisible(c)) continue;
        flush(result, syllable, as_written);
        if (is_blank(c)) {
            add_blank(result);
        } else {
            append_utf8(result, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
        }
    }
    flush(result, syllable, as_written);
    trim_end(result);
    return result;
}

}  // namespace diachi::registry::text
