#include "registry/geocoding/words/unit_words.hpp"

#include <array>

#include "registry/geocoding/words/listed_words.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr unsigned city = district_level | province_level;

/// Kinds of Luật Tổ chức chính quyền địa phương (2015 and 2025), their usual abbreviations, and the English words of
/// web maps.
constexpr std::array<UnitWord, 42> words_before = {{
    {"phuong", "phường", UnitKind::phuong, commune_level, false},
    {"p", "p", UnitKind::phuong, commune_level, true},
    {"ph", "ph", UnitKind::phuong, commune_level, true},
    {"f", "f", UnitKind::phuong, commune_level, true},
    {"ward", "ward", UnitKind::phuong, commune_level, true},
    {"w", "w", UnitKind::phuong, commune_level, true},
    {"xa", "xã", UnitKind::xa, commune_level, false},
    {"x", "x", UnitKind::xa, commune_level, true},
    {"commune", "commune", UnitKind::xa, commune_level, true},
    {"thi tran", "thị trấn", UnitKind::thi_tran, commune_level, false},
    {"tt", "tt", UnitKind::thi_tran, commune_level, true},
    {"thi tr", "thị tr", UnitKind::thi_tran, commune_level, true},
    {"ttr", "ttr", UnitKind::thi_tran, commune_level, true},
    {"town", "town", UnitKind::thi_tran, commune_level | district_level, true},
    {"township", "township", UnitKind::thi_tran, commune_level, true},
    {"dac khu", "đặc khu", UnitKind::dac_khu, commune_level, false},
    {"dk", "đk", UnitKind::dac_khu, commune_level, true},
    {"quan", "quận", UnitKind::quan, district_level, false},
    {"q", "q", UnitKind::quan, district_level, true},
    {"district", "district", UnitKind::other, district_level, true},
    {"dist", "dist", UnitKind::other, district_level, true},
    {"huyen", "huyện", UnitKind::huyen, district_level, false},
    {"h", "h", UnitKind::huyen, district_level, true},
    {"thi xa", "thị xã", UnitKind::thi_xa, district_level, false},
    {"thi x", "thị x", UnitKind::thi_xa, district_level, true},
    {"tx", "tx", UnitKind::thi_xa, district_level, true},
    {"t xa", "t xã", UnitKind::thi_xa, district_level, true},
    {"th xa", "th xã", UnitKind::thi_xa, district_level, true},
    {"t x", "t x", UnitKind::thi_xa, district_level, true},
    {"thanh pho", "thành phố", UnitKind::thanh_pho, city, false},
    {"thanh fo", "thành fố", UnitKind::thanh_pho, city, true},
    {"tp", "tp", UnitKind::thanh_pho, city, true},
    {"t p", "t p", UnitKind::thanh_pho, city, true},
    {"tpho", "tphố", UnitKind::thanh_pho, city, true},
    {"t pho", "t phố", UnitKind::thanh_pho, city, true},
    {"t f", "t f", UnitKind::thanh_pho, city, true},
    {"citi", "city", UnitKind::thanh_pho, city, true},
    {"thu do", "thủ đô", UnitKind::thanh_pho, province_level, false},
    {"tinh", "tỉnh", UnitKind::tinh, province_level, false},
    {"t", "t", UnitKind::tinh, province_level, true},
    {"province", "province", UnitKind::tinh, province_level, true},
    {"prov", "prov", UnitKind::tinh, province_level, true},
}};

constexpr std::array<UnitWord, 7> words_behind = {{
    {"ward", "ward", UnitKind::phuong, commune_level, true},
    {"commune", "commune", UnitKind::xa, commune_level, true},
    {"town", "town", UnitKind::thi_tran, commune_level | district_level, true},
    {"district", "district", UnitKind::other, district_level, true},
    {"dist", "dist", UnitKind::other, district_level, true},
    {"citi", "city", UnitKind::thanh_pho, city, true},
    {"province", "province", UnitKind::tinh, province_level, true},
}};

/// How many tokens the word takes from `begin`; 0 when the text does not say it.
std::size_t said(const CutEntry<UnitWord>& entry, std::span<const Token> tokens, std::size_t begin) {
    std::size_t count = 0;
    for (const auto& word : entry.words) {
        if (begin + count >= tokens.size() || tokens[begin + count].form != word.form) return 0;
        if (!may_be(tokens[begin + count], word.spelled)) return 0;
        if (count > 0 && tokens[begin + count].before >= Gap::dash) return 0;
        ++count;
    }
    return count;
}

std::optional<FoundUnitWord> longest(const ByFirstLetter<UnitWord>& table, std::span<const Token> tokens,
                                     std::size_t begin) {
    std::optional<FoundUnitWord> best;
    if (begin >= tokens.size()) return best;
    for (const auto& entry : table[static_cast<unsigned char>(tokens[begin].form.front())]) {
        const std::size_t count = said(entry, tokens, begin);
        if (count > 0 && (!best || count > best->tokens)) best = FoundUnitWord{*entry.entry, count};
    }
    return best;
}

}  // namespace

std::optional<FoundUnitWord> unit_word_before(std::span<const Token> tokens, std::size_t begin) {
    static const auto table = by_first_letter(words_before);
    return longest(table, tokens, begin);
}

std::optional<FoundUnitWord> unit_word_behind(std::span<const Token> tokens, std::size_t begin) {
    static const auto table = by_first_letter(words_behind);
    return longest(table, tokens, begin);
}

}  // namespace diachi::registry::geocoding
