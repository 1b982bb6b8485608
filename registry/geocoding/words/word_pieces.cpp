#include "registry/geocoding/words/word_pieces.hpp"

#include <algorithm>
#include <array>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t longest_glued_name = 40;
constexpr std::size_t longest_syllable = 7;

/// Words of kinds, which no name may hold.
bool is_unit_word(std::string_view piece) {
    constexpr auto words = std::to_array<std::string_view>(
        {"phuong", "xa", "thi", "tran", "quan", "huyen", "thanh", "pho", "tinh", "duong", "dai", "lo", "hem", "ngo"});
    return std::find(words.begin(), words.end(), piece) != words.end();
}

}  // namespace

std::vector<std::size_t> pieces_of(std::string_view form, const Vocabulary& vocabulary) {
    if (form.size() < shortest_glued_name || form.size() > longest_glued_name) return {};
    constexpr std::size_t none = longest_glued_name + 1;
    std::vector<std::size_t> fewest(form.size() + 1, none);  // pieces from here to the end
    std::vector<std::size_t> length(form.size() + 1, 0);
    fewest[form.size()] = 0;
    for (std::size_t at = form.size(); at-- > 0;)
        for (std::size_t letters = std::min(longest_syllable, form.size() - at); letters >= 2; --letters) {
            const std::string_view piece = form.substr(at, letters);
            if (fewest[at + letters] + 1 >= fewest[at] || piece.find_first_of("aeiouy") == std::string_view::npos)
                continue;
            if (!is_unit_word(piece) && vocabulary.find(matching_form(piece)) == unknown_word) continue;
            fewest[at] = fewest[at + letters] + 1;
            length[at] = letters;
        }
    std::vector<std::size_t> pieces;
    if (fewest[0] >= none) return pieces;
    for (std::size_t at = 0; at < form.size(); at += length[at]) pieces.push_back(length[at]);
    return pieces;
}

}  // namespace diachi::registry::geocoding
