#include "registry/geocoding/houses/weighed_ground.hpp"

#include <algorithm>

#include "registry/geocoding/houses/name_hits.hpp"

namespace diachi::registry::geocoding {
namespace {

// In halves of an edit.
constexpr int cut_short = 8;
constexpr int behind_dash = 2;
constexpr int other_street = 8;
constexpr int unread_unit = 6;   ///< words behind a unit word: a name with an edit or two explains them better
constexpr int unread_words = 3;  ///< other words may mean nothing here
constexpr int unread_number = 3;

constexpr std::size_t most_grounds = 64;

}  // namespace

WeighedGrounds::WeighedGrounds(const HouseQuestion& question, const std::vector<bool>& covered)
    : asked_(question),
      in_(question.context),
      covered_(covered),
      ground_(question.choice.mentions, question.context, question.names) {
    known_.reserve(most_grounds);
}

const GroundMatch& WeighedGrounds::of(std::uint32_t commune, const Run& name) {
    for (const auto& one : known_)
        if (one.commune == commune && one.words.begin == name.begin && one.words.end == name.end) return one.match;
    GroundMatch match = weighed(commune, name);
    least_unread_ = known_.empty() ? match.unread : std::min(least_unread_, match.unread);
    if (known_.size() == most_grounds) {
        overflow_ = true;
        known_.pop_back();
    }
    return known_.emplace_back(KnownGround{commune, name, std::move(match)}).match;
}

GroundMatch WeighedGrounds::weighed(std::uint32_t commune, const Run& name) const {
    std::vector<bool> covered = covered_;
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(name.begin),
              covered.begin() + static_cast<std::ptrdiff_t>(name.end), true);
    GroundMatch match = ground_.match(commune, covered);
    match.cut_short = is_cut_short(name, covered);
    if (match.cut_short) match.cost += cut_short;
    if (names_other_street(name, covered)) match.cost += other_street;
    if (name.end < covered.size() && !covered[name.end] && in_.tokens[name.end].before == Gap::dash)
        match.cost += behind_dash;
    match.unread = unread(covered);
    match.cost += match.unread;
    return match;
}

/// A street that the text says and that neither the name nor its ground explains.
bool WeighedGrounds::names_other_street(const Run& name, const std::vector<bool>& covered) const {
    return std::any_of(asked_.parts.streets.begin(), asked_.parts.streets.end(), [&](const WrittenStreet& street) {
        if (!street.said || (name.begin < street.reach && street.words.begin < name.end)) return false;
        bool named = false;
        for (std::size_t at = street.words.begin; at < street.words.end; ++at) {
            if (covered[at]) return false;
            const std::string& form = in_.tokens[at].form;
            named = named || (form.size() > 1 && !begins_unit(form) && !announces_name(form));
        }
        return named;
    });
}

/// Words right before or behind the name that nothing explains may belong to it: then it is another street.
bool WeighedGrounds::is_cut_short(const Run& name, const std::vector<bool>& covered) const {
    const auto& tokens = in_.tokens;
    for (std::size_t at = name.begin; at > 0 && tokens[at].before < Gap::dash; --at) {
        if (covered[at - 1]) break;
        const bool hamlet = tokens[at - 1].form == "a" && tokens[at].before == Gap::dot;  // "A. Hòa Xuân"
        if (!hamlet && !announces_name(tokens[at - 1].form)) return true;
    }
    const std::size_t end = name.end;
    if (end == tokens.size() || tokens[end].before >= Gap::dash || covered[end]) return false;
    return !begins_unit(tokens[end].form) && asked_.roles[end] != WordRole::number_word;
}

/// What the words cost that neither number, name nor ground explains. Elsewhere they may be a name that is misspelt:
/// that must not come dearer than saying nothing.
int WeighedGrounds::unread(const std::vector<bool>& covered) const {
    int cost = 0;
    for (std::size_t at = 0; at < covered.size();) {
        std::size_t end = at + 1;
        while (end < covered.size() && in_.tokens[end].before < Gap::dash) ++end;
        cost += unread_part(at, end, covered);
        at = end;
    }
    return cost;
}

int WeighedGrounds::unread_part(std::size_t begin, std::size_t end, const std::vector<bool>& covered) const {
    bool words = false;
    for (std::size_t at = begin; at < end; ++at) {
        const std::string& form = in_.tokens[at].form;
        const bool counts = !covered[at] && asked_.roles[at] == WordRole::name && !in_.tokens[at].digits;
        words = words || (counts && form.size() > 1 && !begins_unit(form) && !announces_name(form));
    }
    if (words) {
        for (std::size_t at = begin; at < end; ++at)
            if (!covered[at] && (unit_word_before(in_.tokens, at) || unit_word_behind(in_.tokens, at)))
                return unread_unit;
        return unread_words;
    }
    // "…, 3, Sóc Trăng": a ward by its number alone.
    const bool number = end == begin + 1 && !covered[begin] && in_.tokens[begin].numeral;
    return number ? unread_number : 0;
}

}  // namespace diachi::registry::geocoding
