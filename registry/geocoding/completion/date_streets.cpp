#include "registry/geocoding/completion/date_streets.hpp"

#include "registry/geocoding/words/date_names.hpp"
#include "registry/geocoding/words/tokens.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t longest_typed = 100;  // bytes

/// How many tokens from `begin` to the next comma are a date, all of them or none.
std::size_t date_length(std::span<const Token> tokens, std::size_t begin) {
    if (begin >= tokens.size()) return 0;
    const std::size_t length = is_date_in_figures(tokens[begin]) ? 1 : date_name_length(tokens, begin);
    const std::size_t end = begin + length;
    return end == tokens.size() || tokens[end].before == Gap::comma ? length : 0;
}

std::vector<std::string> names_of(std::span<const Token> date) {
    const std::string& first = date.front().form;
    const bool figures = date.size() == 1 && is_date_in_figures(date.front());
    const std::size_t sign = figures ? first.find_first_of("/-") : first.size();
    std::string month = figures ? first.substr(sign + 1) : date.back().form;
    if (month.starts_with('0')) month.erase(0, 1);  // "30/04"
    if (const auto known = month_named(month)) month = std::to_string(*known);
    if (first.starts_with("cm") && first != "cmt8" && month != "8") return {};
    if (first.starts_with("cm")) return {"đường cách mạng tháng 8", "đường cách mạng tháng tám"};
    const std::string day = first.substr(0, sign);
    return {"đường " + day + "/" + month, "đường " + day + " tháng " + month};
}

}  // namespace

std::vector<std::string> date_street_writings(std::string_view typed) {
    std::vector<std::string> writings;
    if (typed.size() > longest_typed) return writings;
    const std::string text = text::composed(typed);
    const auto tokens = tokens_of(text);
    if (tokens.empty()) return writings;
    std::size_t begin = 0;
    std::size_t length = date_length(tokens, 0);
    if (length == 0 && tokens.front().digits) length = date_length(tokens, begin = 1);
    if (length == 0) return writings;
    const std::string number = begin == 0 ? "" : text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin) + " ";
    for (const std::string& name : names_of(std::span(tokens).subspan(begin, length)))
        writings.push_back(number + name + text.substr(tokens[begin + length - 1].end));
    return writings;
}

}  // namespace diachi::registry::geocoding
