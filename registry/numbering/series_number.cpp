#include "registry/numbering/series_number.hpp"

#include <charconv>

namespace diachi::registry::numbering {
namespace {

/// The whole number that a text begins with; the text is left with the rest.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value <= 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

void read_suffix(std::string_view suffix, SeriesNumber& number) {
    if (suffix.empty()) return;
    number.style = InfillStyle::other;
    if (suffix.size() == 1 && suffix[0] >= 'A' && suffix[0] <= 'Z') {
        number.style = InfillStyle::letter;
        number.rank = suffix[0] - 'A' + 1;
    } else if (suffix[0] == '-') {
        suffix.remove_prefix(1);
        const auto rank = take_number(suffix);
        if (!rank || !suffix.empty()) return;
        number.style = InfillStyle::dash;
        number.rank = *rank;
    }
}

}  // namespace

std::string SeriesNumber::written() const {
    const std::string whole = std::to_string(value);
    if (style == InfillStyle::letter) return whole + static_cast<char>('A' + rank - 1);
    if (style == InfillStyle::dash) return whole + "-" + std::to_string(rank);
    return whole;
}

std::optional<SeriesNumber> SeriesNumber::of(std::string_view lookup_key) {
    const auto colon = lookup_key.find(':');
    if (colon == std::string_view::npos || lookup_key.find('#') != std::string_view::npos) return std::nullopt;
    const auto slash = lookup_key.rfind('/');
    const auto begin = (slash == std::string_view::npos ? colon : slash) + 1;
    SeriesNumber number;
    number.series = lookup_key.substr(0, begin);
    std::string_view last = lookup_key.substr(begin);
    const auto value = take_number(last);
    if (!value) return std::nullopt;
    number.value = *value;
    read_suffix(last, number);
    return number;
}

}  // namespace diachi::registry::numbering
