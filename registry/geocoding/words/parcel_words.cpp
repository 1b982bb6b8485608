#include "registry/geocoding/words/parcel_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace diachi::registry::geocoding {
namespace {

struct Word {
    std::string_view form;
    std::string_view spelled;
};

/// Of "thửa đất số" and "tờ bản đồ số" whatever is written, in this order.
constexpr auto parcel_words = std::to_array<Word>({{"thua", "thửa"}, {"dat", "đất"}, {"so", "số"}});
constexpr auto sheet_words = std::to_array<Word>({{"to", "tờ"}, {"ban", "bản"}, {"do", "đồ"}, {"so", "số"}});
constexpr auto short_sheet_words = std::to_array<Word>({{"tbd", "tbđ"}, {"so", "số"}});

/// The number behind its words, the first of which must be there; nothing when they are not.
struct Numbered {
    std::size_t end = 0;
    std::string number;
};

std::optional<Numbered> numbered(std::span<const Token> tokens, std::size_t at, std::span<const Word> words) {
    const auto says = [&](const Word& word) {
        return at < tokens.size() && tokens[at].form == word.form && may_be(tokens[at], word.spelled);
    };
    if (!says(words.front())) return std::nullopt;
    ++at;
    for (const Word& word : words.subspan(1))
        if (says(word)) ++at;
    if (at >= tokens.size() || !tokens[at].digits || tokens[at].before == Gap::comma) return std::nullopt;
    return Numbered{at + 1, tokens[at].form};
}

std::optional<Numbered> sheet_at(std::span<const Token> tokens, std::size_t at) {
    auto found = numbered(tokens, at, sheet_words);
    return found ? found : numbered(tokens, at, short_sheet_words);
}

std::optional<WrittenParcel> parcel_at(std::span<const Token> tokens, std::size_t at) {
    if (const auto number = numbered(tokens, at, parcel_words)) {
        std::size_t next = number->end;
        if (next < tokens.size() && (tokens[next].form == "thuoc" || tokens[next].form == "va")) ++next;
        const auto sheet = sheet_at(tokens, next);
        if (sheet) return WrittenParcel{at, sheet->end, sheet->number, number->number};
    } else if (const auto sheet = sheet_at(tokens, at)) {
        const auto behind = numbered(tokens, sheet->end, parcel_words);
        if (behind) return WrittenParcel{at, behind->end, sheet->number, behind->number};
    }
    return std::nullopt;
}

}  // namespace

std::optional<WrittenParcel> set_apart_parcel(std::span<const Token> tokens, std::vector<WordRole>& roles) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].form.front() != 't') continue;
        auto found = parcel_at(tokens, at);
        if (!found) continue;
        std::fill(roles.begin() + static_cast<std::ptrdiff_t>(found->begin),
                  roles.begin() + static_cast<std::ptrdiff_t>(found->end), WordRole::noise);
        return found;
    }
    return std::nullopt;
}

}  // namespace diachi::registry::geocoding
