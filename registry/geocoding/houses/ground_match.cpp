#include "registry/geocoding/houses/ground_match.hpp"

#include <algorithm>

#include "registry/geocoding/houses/lettered_run.hpp"
#include "registry/geocoding/unit_element.hpp"

namespace diachi::registry::geocoding {
namespace {

// In halves of an edit. Overruled words cost as much as the level says; the levels lie less than `clear_lead` apart.
constexpr int other_accents = 2;
constexpr int an_edit = 2;
constexpr int other_kind = 2;
constexpr int overruled_commune = 7;
constexpr int overruled_district = 6;
constexpr int overruled_province = 8;
constexpr int unknown_unit = 6;
constexpr int by_initials = 1;
constexpr std::size_t most_initials = 5;

bool any_covered(const std::vector<bool>& covered, std::size_t begin, std::size_t end) {
    return std::find(covered.begin() + static_cast<std::ptrdiff_t>(begin),
                     covered.begin() + static_cast<std::ptrdiff_t>(end),
                     true) != covered.begin() + static_cast<std::ptrdiff_t>(end);
}

void cover(std::vector<bool>& covered, std::size_t begin, std::size_t end) {
    std::fill(covered.begin() + static_cast<std::ptrdiff_t>(begin), covered.begin() + static_cast<std::ptrdiff_t>(end),
              true);
}

int cost_of_overruling(std::string_view element) {
    return element == "commune" ? overruled_commune : element == "district" ? overruled_district : overruled_province;
}

/// "Xã Tân Hùng" is not Tân Hưng; a word that lost its accents may be either.
int accents(const Mention& mention, const NamedUnit& named) {
    if (mention.accented_form.empty() || mention.corrected || mention.accented_form == named.accented_form) return 0;
    return 1;
}

/// "Thành phố Sóc Trăng" is the city, not the province around it.
bool is_city_for_province(const Mention& mention, const NamedUnit& named) {
    return mention.said && mention.kind == UnitKind::thanh_pho && named.kind == UnitKind::tinh;
}

}  // namespace

int accent_cost(std::span<const Token> words, const LetteredName& name) {
    if (words.size() != name.accented.size()) return 0;
    int cost = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!words[i].spelled.empty() && words[i].form == name.words[i] &&
            accented_form(words.subspan(i, 1)) != name.accented[i])
            cost = other_accents;
    return cost;
}

std::optional<UnitWord> word_of_initials(std::span<const Token> tokens, std::size_t at) {
    if (at == 0 || tokens[at].digits || tokens[at].before >= Gap::dash) return std::nullopt;
    if (tokens[at].form.size() < 2 || tokens[at].form.size() > most_initials) return std::nullopt;
    const auto word = unit_word_before(tokens.first(at), at - 1);
    if (!word || !word->word.abbreviation) return std::nullopt;
    return word->word;
}

bool GroundMatcher::is_of(std::uint32_t commune, const NamedUnit& named) const {
    if (named.unit == commune) return true;
    const auto contains = [](const auto& list, std::uint32_t one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    };
    switch (named.level) {
        case Level::commune:
            return contains(in_.units.today(named.unit), commune);
        case Level::district:
            return contains(in_.units.districts(commune), named.unit);
        case Level::province:
            break;
    }
    return contains(in_.units.provinces(commune), named.unit);
}

/// "TP Sóc Trăng" is the city of that name, not the province, unless another district is named beside it.
bool GroundMatcher::is_rather_city(const Mention& mention, const NamedUnit& province) const {
    if (!mention.said || province.level != Level::province || province.kind == mention.kind) return false;
    const bool city = std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t bearer) {
        const NamedUnit& named = in_.units.named(in_.units.bearer(bearer).named);
        return named.level == Level::district && named.kind == mention.kind;
    });
    return city && !speaks_of_then();
}

/// Beside a former district a commune is rather the one of then.
bool GroundMatcher::speaks_of_then() const {
    return std::any_of(mentions_.all.begin(), mentions_.all.end(),
                       [](const Mention& mention) { return mention.said && mention.levels == district_level; });
}

void GroundMatcher::take_mentions(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const {
    const bool then = speaks_of_then();
    // Names with their unit words first, so that no bare one takes their words away.
    for (const bool said : {true, false})
        for (std::uint32_t number = 0; number < mentions_.all.size(); ++number) {
            const Mention& mention = mentions_.all[number];
            if (mention.said != said || mention.corrected || any_covered(covered, mention.begin, mention.end)) continue;
            const NamedUnit* best = nullptr;
            bool other_city = false;
            std::uint32_t best_number = no_unit;
            for (const std::uint32_t bearer : mention.bearers) {
                const std::uint32_t named = in_.units.bearer(bearer).named;
                const NamedUnit& unit = in_.units.named(named);
                if ((level_bit(unit.level) & mention.levels) == 0 || !is_of(commune, unit)) continue;
                if (is_rather_city(mention, unit)) {
                    other_city = true;
                    continue;
                }
                const auto rank = [&](const NamedUnit& one) {
                    return 2 * accents(mention, one) + (one.current == then ? 1 : 0) +
                           (is_city_for_province(mention, one) ? 2 : 0) +
                           (in_.as_of && !one.valid.holds(*in_.as_of) ? 2 : 0);
                };
                if (best != nullptr && rank(*best) <= rank(unit)) continue;
                best = &unit;
                best_number = named;
            }
            if (best == nullptr && other_city) overrule(mention, covered, match);
            if (best == nullptr) continue;
            match.cost += accents(mention, *best) + (is_city_for_province(mention, *best) ? other_kind : 0);
            match.pieces.push_back({element_of(best->level),
                                    {mention.begin, mention.end},
                                    Agreement::equal,
                                    best_number,
                                    no_unit,
                                    no_unit,
                                    number});
            cover(covered, mention.begin, mention.end);
        }
}

/// "P.XK", "Q.NK"
void GroundMatcher::take_initials(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const {
    for (std::size_t at = 1; at < covered.size(); ++at) {
        const auto word = covered[at] ? std::nullopt : word_of_initials(in_.tokens, at);
        if (!word) continue;
        for (const NameSignature& one : names_.grounds_of(commune)) {
            const GroundName& ground = names_.ground(one.name);
            if (ground.initials != in_.tokens[at].form) continue;
            const Level level = in_.units.named(ground.named).level;
            if ((level_bit(level) & word->levels) == 0) continue;
            match.cost += by_initials;
            match.pieces.push_back(
                {element_of(level), {at - 1, at + 1}, Agreement::initials, ground.named, no_unit, no_unit, no_unit});
            cover(covered, at - 1, at + 1);
            break;
        }
    }
}

/// "Phường Bình Thủi" is not Quận Bình Thuỷ.
bool GroundMatcher::says_other_level(std::size_t begin, const GroundName& ground) const {
    if (ground.named == no_unit) return false;
    for (std::size_t count = std::min<std::size_t>(begin, 2); count > 0; --count) {
        const auto word = unit_word_before(in_.tokens.first(begin), begin - count);
        if (word && word->tokens == count)
            return (word->word.levels & level_bit(in_.units.named(ground.named).level)) == 0;
    }
    return false;
}

void GroundMatcher::take_near(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const {
    struct Near {
        NearRun run;
        std::uint32_t ground;
    };
    std::vector<Near> near;
    for (const LetteredRun& run : free_runs(in_.tokens, covered))
        for (const NameSignature& one : names_.grounds_of(commune)) {
            if (!run.may_hold(one.present, one.most_edits)) continue;
            const auto found = run.nearest(names_.ground(one.name).name, one.most_edits);
            if (found && !says_other_level(found->words.begin, names_.ground(one.name)))
                near.push_back({*found, one.name});
        }
    const auto better = [&](const Near& a, const Near& b) {
        const auto length = [&](const Near& one) { return names_.ground(one.ground).name.letters.size(); };
        return length(a) - static_cast<std::size_t>(a.run.edits) > length(b) - static_cast<std::size_t>(b.run.edits);
    };
    std::stable_sort(near.begin(), near.end(), better);
    for (const Near& one : near) {
        const GroundName& ground = names_.ground(one.ground);
        const Run& words = one.run.words;
        if (any_covered(covered, words.begin, words.end)) continue;
        cover(covered, words.begin, words.end);
        match.cost += one.run.edits * an_edit;
        const std::string_view element =
            ground.named == no_unit ? "place" : element_of(in_.units.named(ground.named).level);
        const bool equal = one.run.edits == 0 && ground.named == no_unit;
        const Agreement agreement = equal ? Agreement::equal : Agreement::near;
        match.pieces.push_back({element, words, agreement, ground.named, no_unit, ground.hamlet, no_unit});
    }
}

void GroundMatcher::overrule(const Mention& mention, std::vector<bool>& covered, GroundMatch& match) {
    const std::string_view element = element_of(mention.levels);
    match.cost += cost_of_overruling(element);
    match.pieces.push_back({element, {mention.begin, mention.end}, Agreement::overruled});
    cover(covered, mention.begin, mention.end);
}

/// Units that are named and lie elsewhere.
void GroundMatcher::overrule(std::vector<bool>& covered, GroundMatch& match) const {
    for (const Mention& mention : mentions_.all) {
        const bool whole = mention.said || (mention.left && mention.right && mention.setting == Setting::open);
        if (!whole || mention.corrected || any_covered(covered, mention.begin, mention.end)) continue;
        if (!mention.said && element_of(mention.levels) == "commune" && mention.bearers.empty()) continue;
        overrule(mention, covered, match);
    }
    for (const UnknownName& name : mentions_.unknown) {
        if (name.begin == name.name_begin || any_covered(covered, name.begin, name.name_end)) continue;
        match.cost += unknown_unit;
        match.pieces.push_back({element_of(name.levels), {name.begin, name.name_end}, Agreement::overruled});
        cover(covered, name.name_begin, name.name_end);
    }
}

GroundMatch GroundMatcher::match(std::uint32_t commune, std::vector<bool>& covered) const {
    GroundMatch match;
    take_mentions(commune, covered, match);
    take_initials(commune, covered, match);
    take_near(commune, covered, match);
    overrule(covered, match);
    return match;
}

}  // namespace diachi::registry::geocoding
