#include "registry/text/typed_syllable.hpp"

#include <algorithm>
#include <string_view>

#include "registry/text/syllable.hpp"

namespace diachi::registry::text {

void TypedSyllable::letter_key(char ascii) {
    letters_.push_back(letter(static_cast<unsigned char>(ascii)).untoned);
}

bool TypedSyllable::mark(std::u32string_view from, std::u32string_view to) {
    const std::size_t at = letters_.find_last_of(from);
    if (at == std::u32string::npos) return false;
    letters_[at] = to[from.find(letters_[at])];
    return true;
}

bool TypedSyllable::circumflex() {
    return mark(U"aeo", U"âêô");
}

bool TypedSyllable::circumflex_on(char32_t unmarked) {
    const std::u32string_view from = U"aeo";
    const std::size_t which = from.find(unmarked);
    return which != std::u32string_view::npos &&
           mark(from.substr(which, 1), std::u32string_view(U"âêô").substr(which, 1));
}

bool TypedSyllable::horn() {
    const std::size_t both = letters_.rfind(U"uo");
    if (both != std::u32string::npos && (both == 0 || letters_[both - 1] != U'q')) letters_[both] = U'ư';
    return mark(U"uo", U"ươ");
}

bool TypedSyllable::breve() {
    return mark(U"a", U"ă");
}

bool TypedSyllable::horn_or_breve() {
    const std::size_t last = letters_.find_last_of(U"aou");
    if (last == std::u32string::npos) return false;
    const bool behind_u = last > 0 && letters_[last - 1] == U'u' && !(last > 1 && letters_[last - 2] == U'q');
    return letters_[last] == U'a' && !behind_u ? breve() : horn();
}

bool TypedSyllable::stroke() {
    if (letters_.empty() || letters_.front() != U'd') return false;
    letters_.front() = U'đ';
    return true;
}

bool TypedSyllable::tone(Tone tone) {
    if (!has_vowel() || tone_ != Tone::level) return false;
    tone_ = tone;
    return true;
}

bool TypedSyllable::has_vowel() const {
    return std::any_of(letters_.begin(), letters_.end(), [](char32_t c) { return letter(c).vowel; });
}

bool TypedSyllable::is_vietnamese() const {
    return is_spelled_as_syllable(letters_);
}

bool TypedSyllable::is_abbreviation() const {
    return letters_ == U"đ" || letters_ == U"đt";
}

std::string TypedSyllable::word() const {
    std::size_t carrier = letters_.size();
    for (std::size_t i = 0; i < letters_.size(); ++i)
        if (letter(letters_[i]).vowel && (carrier == letters_.size() || letters_[i] >= 0x80)) carrier = i;
    std::string text;
    for (std::size_t i = 0; i < letters_.size(); ++i)
        append_utf8(text, i == carrier ? toned(letters_[i], tone_) : letters_[i]);
    return text;
}

}  // namespace diachi::registry::text
