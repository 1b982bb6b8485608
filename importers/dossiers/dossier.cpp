#include "importers/dossiers/dossier.hpp"

#include <algorithm>

#include "registry/text/letters.hpp"
#include "registry/text/quoting.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

using registry::text::in_quotes;
using registry::text::is_utf8;

constexpr std::size_t longest_quoted_day = 40;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_number(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string padded(std::string_view number) {
    return number.size() == 1 ? "0" + std::string(number) : std::string(number);
}

}  // namespace

std::string words_of(const DossierOptions& options) {
    std::string words;
    const auto add = [&](std::string_view word) { words += std::to_string(word.size()) + ":" + std::string(word); };
    for (const auto& column : options.text_columns) add(column);
    add("day");
    add(options.as_of_column);
    add(options.as_of ? options.as_of->iso() : "");
    add(options.delimiter ? std::string(1, *options.delimiter) : "");
    add(options.encoding ? name_of(*options.encoding) : "");
    add(std::to_string(options.min_score));
    add(options.system);
    if (!options.sheet.empty()) add("sheet " + options.sheet);
    if (!options.watch.empty()) add("watch " + options.watch);
    return words;
}

bool is_name_of_column(std::string_view written, std::string_view asked) {
    if (written == asked) return true;
    if (!is_utf8(written) || !is_utf8(asked)) return false;
    const auto name = [](std::string_view text) { return registry::text::composed(trimmed(text)); };
    return name(written) == name(asked);
}

std::string two_columns_of(const std::string& name) {
    return "two columns are named " + in_quotes(name) + "; name them apart";
}

std::optional<registry::Date> dossier_day(std::string_view text) {
    text = trimmed(text);
    if (is_number(text, 8, 14) && (text.size() == 8 || text.size() == 12 || text.size() == 14)) {
        const std::string digits(text);
        return registry::Date::parse(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2));
    }
    text = text.substr(0, text.find_first_of(" T"));
    const auto first = text.find_first_of("-/.");
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto a = text.substr(0, first);
    const auto b = text.substr(first + 1, second - first - 1);
    const auto c = text.substr(second + 1);
    if (!is_number(b, 1, 2)) return std::nullopt;
    if (is_number(a, 4, 4) && is_number(c, 1, 2)) {
        return registry::Date::parse(std::string(a) + "-" + padded(b) + "-" + padded(c));
    }
    if (!is_number(a, 1, 2) || !is_number(c, 4, 4)) return std::nullopt;
    return registry::Date::parse(std::string(c) + "-" + padded(b) + "-" + padded(a));
}

std::string joined_text(const std::vector<std::string_view>& parts) {
    std::string text;
    for (const auto part : parts) {
        const auto words = trimmed(part);
        if (words.empty()) continue;
        if (!text.empty()) text += ", ";
        text += words;
    }
    return text;
}

void set_day(Dossier& dossier, std::string_view written, const DossierOptions& options) {
    dossier.as_of = options.as_of;
    if (trimmed(written).empty()) return;
    const auto day = dossier_day(written);
    if (day) {
        dossier.as_of = day;
        return;
    }
    dossier.as_of.reset();
    dossier.error = written.size() > longest_quoted_day
                        ? std::string("the day cannot be read")
                        : "the day " + in_quotes(written) + " cannot be read; write it as 2025-07-01";
}

}  // namespace diachi::importers
