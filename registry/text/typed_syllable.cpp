#include "registry/text/typed_syllable.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace diachi::registry::text {
namespace {

constexpr auto beginnings = std::to_array<std::u32string_view>(
    {U"",  U"b",  U"c",   U"ch", U"d", U"đ",  U"g",  U"gh", U"gi", U"h", U"k",  U"kh", U"l", U"m",
     U"n", U"ng", U"ngh", U"nh", U"p", U"ph", U"qu", U"r",  U"s",  U"t", U"th", U"tr", U"v", U"x"});
constexpr auto vowel_groups = std::to_array<std::u32string_view>(
    {U"a",   U"ă",   U"â",   U"e",   U"ê",   U"i",   U"y",   U"o",   U"ô",   U"ơ",   U"u",   U"ư",   U"ia", U"iê",
     U"ya",  U"yê",  U"ua",  U"uô",  U"uy",  U"uê",  U"uơ",  U"uâ",  U"ưa",  U"ươ",  U"ai",  U"ao",  U"au", U"ay",
     U"âu",  U"ây",  U"eo",  U"êu",  U"iu",  U"oi",  U"ôi",  U"ơi",  U"oa",  U"oă",  U"oe",  U"ui",  U"ưi", U"ưu",
     U"oai", U"oay", U"oao", U"oeo", U"iêu", U"yêu", U"uôi", U"ươi", U"ươu", U"uya", U"uyê", U"uyu", U"uây"});
constexpr auto ends = std::to_array<std::u32string_view>({U"", U"c", U"ch", U"m", U"n", U"ng", U"nh", U"p", U"t"});

template <typename Table>
bool is_in(const Table& table, std::u32string_view part) {
    return std::find(table.begin(), table.end(), part) != table.end();
}

}  // namespace

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
    const auto vowel = [this](std::size_t at) { return at < letters_.size() && letter(letters_[at]).vowel; };
    const std::u32string_view letters = letters_;
    std::size_t begin = 0;
    while (begin < letters.size() && !vowel(begin)) ++begin;
    const bool consonant_vowel = letters.starts_with(U"qu") || letters.starts_with(U"gi");
    if (consonant_vowel && vowel(begin) && vowel(begin + 1)) ++begin;
    std::size_t end = begin;
    while (vowel(end)) ++end;
    return is_in(beginnings, letters.substr(0, begin)) && is_in(vowel_groups, letters.substr(begin, end - begin)) &&
           is_in(ends, letters.substr(end));
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
