#include "registry/text/syllable.hpp"

#include <algorithm>
#include <array>

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
/// Of names in the highlands.
constexpr auto other_beginnings = std::to_array<std::u32string_view>({U"kr", U"br", U"bl", U"pl", U"hr"});

template <typename Table>
bool is_in(const Table& table, std::u32string_view part) {
    return std::find(table.begin(), table.end(), part) != table.end();
}

/// A syllable cut into consonants, vowels, consonants; "qu" and "gi" before a vowel are consonants.
struct Parts {
    std::u32string_view beginning;
    std::u32string_view vowels;
    std::u32string_view end;
};

Parts parts_of(std::u32string_view letters) {
    const auto vowel = [&](std::size_t at) { return at < letters.size() && letter(letters[at]).vowel; };
    std::size_t begin = 0;
    while (begin < letters.size() && !vowel(begin)) ++begin;
    const bool consonant_vowel = letters.starts_with(U"qu") || letters.starts_with(U"gi");
    if (consonant_vowel && vowel(begin) && vowel(begin + 1)) ++begin;
    std::size_t end = begin;
    while (vowel(end)) ++end;
    return {letters.substr(0, begin), letters.substr(begin, end - begin), letters.substr(end)};
}

}  // namespace

bool is_spelled_as_syllable(std::u32string_view untoned) {
    const Parts parts = parts_of(untoned);
    return is_in(beginnings, parts.beginning) && is_in(vowel_groups, parts.vowels) && is_in(ends, parts.end);
}

bool is_syllable(std::u32string_view untoned, Tone tone) {
    const Parts parts = parts_of(untoned);
    const bool begins = is_in(beginnings, parts.beginning) || is_in(other_beginnings, parts.beginning);
    const bool stopped = parts.end == U"c" || parts.end == U"ch" || parts.end == U"p" || parts.end == U"t";
    if (stopped && tone != Tone::rising && tone != Tone::heavy) return false;
    const bool never_open = parts.vowels == U"ă" || parts.vowels == U"â" || parts.vowels == U"iê" ||
                            parts.vowels == U"uô" || parts.vowels == U"ươ" || parts.vowels == U"yê";
    if (never_open && parts.end.empty()) return false;
    return begins && is_in(vowel_groups, parts.vowels) && (parts.end == U"k" || is_in(ends, parts.end));
}

}  // namespace diachi::registry::text
