#include "registry/geocoding/words/date_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace diachi::registry::geocoding {
namespace {

using Words = std::vector<std::string>;

/// Days and months in words, folded; the fourth month is "tư".
constexpr std::array<std::string_view, 11> day_words = {"",    "mot", "hai", "ba",   "bon", "nam",
                                                        "sau", "bay", "tam", "chin", "muoi"};
constexpr std::array<std::string_view, 11> month_words = {"",    "gieng", "hai", "ba",   "tu",  "nam",
                                                          "sau", "bay",   "tam", "chin", "muoi"};
constexpr int last_day = 31;
constexpr int last_month = 12;

/// A number from 1 to `most`; no sign, no leading zero.
std::optional<int> number(std::string_view digits, int most) {
    if (digits.empty() || digits.size() > 2 || digits.front() == '0') return std::nullopt;
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
}

template <std::size_t Size>
std::optional<int> number_or_word(std::string_view form, int most, const std::array<std::string_view, Size>& words) {
    if (const auto value = number(form, most)) return value;
    const auto found = std::find(words.begin() + 1, words.end(), form);
    return found == words.end() ? std::nullopt : std::optional(static_cast<int>(found - words.begin()));
}

/// "Tháng", and not "Thắng" of "Quyết Thắng 2".
bool is_month_word(const Token& token) {
    return token.form == "thang" && may_be(token, "tháng");
}

/// A date in a name: `length` words from `begin` on.
struct FoundDate {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::optional<int> day;
    int month = 0;
};

std::optional<FoundDate> in_figures(std::span<const Token> tokens, std::size_t at) {
    const std::string_view form = tokens[at].form;
    const std::size_t sign = form.find_first_of("/-");
    if (sign == std::string_view::npos) return std::nullopt;
    std::string_view after = form.substr(sign + 1);
    if (after.starts_with('0')) after.remove_prefix(1);
    const auto day = number(form.substr(0, sign), last_day);
    const auto month = number(after, last_month);
    if (!day || !month) return std::nullopt;
    return FoundDate{at, 1, day, *month};
}

/// "30 tháng 4" and "tháng 8", from the word before "tháng" on when that is a day.
std::optional<FoundDate> date_in(std::span<const Token> tokens) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (auto found = in_figures(tokens, at)) return found;
        if (!is_month_word(tokens[at]) || at + 1 >= tokens.size()) continue;
        const auto month = number_or_word(tokens[at + 1].form, last_month, month_words);
        if (!month) continue;
        const auto day = at > 0 ? number_or_word(tokens[at - 1].form, last_day, day_words) : std::nullopt;
        return day ? FoundDate{at - 1, 3, day, *month} : FoundDate{at, 2, std::nullopt, *month};
    }
    return std::nullopt;
}

std::vector<Words> writings_of(const FoundDate& date) {
    const std::string month = std::to_string(date.month);
    std::vector<Words> months = {{"thang", month}, {"t" + month}};
    const bool worded = date.month < static_cast<int>(month_words.size());
    if (worded) months.push_back({"thang", std::string(month_words[static_cast<std::size_t>(date.month)])});
    if (!date.day) return months;
    const std::string day = std::to_string(*date.day);
    std::vector<Words> all = {{day + "/" + month}, {day + "-" + month}, {day, month}};
    if (date.month < 10) all.insert(all.end(), {{day + "/0" + month}, {day + "-0" + month}});
    Words days = {day};
    if (*date.day < static_cast<int>(day_words.size()))
        days.emplace_back(day_words[static_cast<std::size_t>(*date.day)]);
    for (const auto& one : days)
        for (const auto& rest : months) {
            Words words = {one};
            words.insert(words.end(), rest.begin(), rest.end());
            all.push_back(std::move(words));
        }
    return all;
}

bool is_revolution(std::span<const Token> name, const FoundDate& date) {
    return !date.day && date.begin == 2 && name[0].form == "cach" && name[1].form == "mang";
}

}  // namespace

std::vector<std::vector<std::string>> other_date_writings(std::span<const Token> name) {
    std::vector<Words> all;
    const auto date = date_in(name);
    if (!date) return all;
    for (const Words& writing : writings_of(*date)) {
        Words words;
        for (std::size_t at = 0; at < date->begin; ++at) words.push_back(name[at].form);
        words.insert(words.end(), writing.begin(), writing.end());
        for (std::size_t at = date->begin + date->length; at < name.size(); ++at) words.push_back(name[at].form);
        all.push_back(std::move(words));
    }
    if (is_revolution(name, *date) && date->begin + date->length == name.size()) {
        const std::string month = std::to_string(date->month);
        all.insert(all.end(), {{"cmt" + month}, {"cmt", month}, {"cm", "thang", month}, {"cm", "t" + month}});
    }
    return all;
}

std::string other_road_number(std::string_view kind, std::string_view bare_form) {
    if (kind != "quoc lo") return {};
    return bare_form == "1" ? "1a" : bare_form == "1a" ? "1" : "";
}

std::size_t date_name_length(std::span<const Token> tokens, std::size_t begin) {
    const Token& first = tokens[begin];
    if (first.form == "cmt8") return 1;
    const auto next = [&](std::size_t more) -> std::string_view {
        const bool follows = begin + more < tokens.size() && tokens[begin + more].before < Gap::dash;
        return follows ? std::string_view(tokens[begin + more].form) : "";
    };
    if (first.form == "cmt" && next(1) == "8") return 2;
    if (next(1) != "thang" || !is_month_word(tokens[begin + 1]) || !number_or_word(next(2), last_month, month_words))
        return 0;
    if (first.form == "cm" || (first.numeral && number(first.form, last_day))) return 3;
    return 0;
}

std::optional<int> month_named(std::string_view form) {
    return number_or_word(form, last_month, month_words);
}

bool is_date_in_figures(const Token& token) {
    return in_figures(std::span(&token, 1), 0).has_value();
}

}  // namespace diachi::registry::geocoding
