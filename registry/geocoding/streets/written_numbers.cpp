#include "registry/geocoding/streets/written_numbers.hpp"

#include <algorithm>
#include <string>

namespace diachi::registry::geocoding {

/// The longest run of up to three tokens that is a number.
template <typename Parse>
std::optional<Run> WrittenNumbers::longest(std::size_t at, Parse parse) const {
    std::optional<Run> best;
    for (std::size_t end = at + 1; end <= at + 3 && free(end - 1); ++end) {
        if (end > at + 1 && tokens_[end - 1].before == Gap::comma) break;
        if (end > at + 1 && !tokens_[end - 1].digits && tokens_[end - 1].form.size() > 3) break;
        if (end > at + 1 && tokens_[end - 1].digits && roles_[end - 1] == WordRole::name) break;  // "20 D33"
        if (parse(Run{at, end})) best = Run{at, end};
    }
    return best;
}

std::optional<Run> WrittenNumbers::house_at(std::size_t at) const {
    auto run = longest(at, [this](const Run& words) { return parsed(words).has_value(); });
    while (run && run->end > at + 1 && !ends_number(*run)) --run->end;
    return run;
}

std::optional<Run> WrittenNumbers::flat_at(std::size_t at) const {
    return longest(at, [this](const Run& words) { return FlatNumber::parse(slice(words)).has_value(); });
}

std::optional<HouseNumber> WrittenNumbers::parsed(const Run& run) const {
    std::string text(slice(run));
    const bool joined = run.end > run.begin + 1 && tokens_[run.end - 1].form.size() == 1 &&
                        !tokens_[run.end - 1].digits && is_joined_letter(run.end - 1);
    if (joined) text.erase(tokens_[run.end - 2].end - tokens_[run.begin].begin, 1);  // the dash
    if (is_dotted(run)) std::replace(text.begin(), text.end(), '.', '/');
    return HouseNumber::parse(text);
}

bool WrittenNumbers::is_dotted(const Run& run) const {
    for (std::size_t at = run.begin + 1; at < run.end; ++at)
        if (tokens_[at].before != Gap::dot || tokens_[at].begin != tokens_[at - 1].end + 1 || !tokens_[at].digits ||
            !tokens_[at - 1].numeral)
            return false;
    return run.end > run.begin + 1;
}

std::string_view WrittenNumbers::slice(const Run& run) const {
    return text_.substr(tokens_[run.begin].begin, tokens_[run.end - 1].end - tokens_[run.begin].begin);
}

/// A lone letter behind a number belongs to it unless it shortens a word: "22 đ.Phan Chu", "22 P. Phan Chu".
bool WrittenNumbers::ends_number(const Run& run) const {
    const Token& last = tokens_[run.end - 1];
    if (shortens(run.end - 1)) return false;
    return last.digits || last.form == "bis" || last.form == "ter" || last.form == "kep" ||
           (last.form.size() == 1 && (last.before == Gap::blank || is_joined_letter(run.end - 1)));
}

/// "37-A Đường Chí Sinh", "4-B, Ấp 3"; not "37-A Dơi".
bool WrittenNumbers::is_joined_letter(std::size_t at) const {
    if (tokens_[at].before != Gap::dash || tokens_[at].begin != tokens_[at - 1].end + 1) return false;
    return at + 1 == tokens_.size() || tokens_[at + 1].before == Gap::comma ||
           (roles_[at + 1] != WordRole::name && !tokens_[at + 1].digits);
}

/// With a dot, or the đ of "đường" right before a name.
bool WrittenNumbers::shortens(std::size_t at) const {
    if (tokens_[at].form.size() != 1 || !free(at + 1) || tokens_[at].digits) return false;
    const Token& next = tokens_[at + 1];
    if (next.before == Gap::dot || roles_[at + 1] == WordRole::street_number) return true;
    return tokens_[at].spelled == "đ" && next.before < Gap::dash && roles_[at + 1] != WordRole::street_word;
}

}  // namespace diachi::registry::geocoding
