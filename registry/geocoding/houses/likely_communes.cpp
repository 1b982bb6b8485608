#include "registry/geocoding/houses/likely_communes.hpp"

#include <algorithm>

#include "registry/geocoding/houses/ground_match.hpp"
#include "registry/geocoding/houses/lettered_run.hpp"
#include "registry/geocoding/houses/name_hits.hpp"

namespace diachi::registry::geocoding {
namespace {

// In halves of an edit.
constexpr int sure_in_commune = 5;
constexpr int sure_elsewhere = 4;

constexpr std::size_t most_near = 24;  ///< so many names near to the words tell nothing

void add(std::vector<std::uint32_t>& communes, const auto& more) {
    communes.insert(communes.end(), more.begin(), more.end());
}

std::vector<std::uint32_t> named_at(unsigned level, const HouseQuestion& question) {
    const UnitIndex& units = question.context.units;
    std::vector<std::uint32_t> communes;
    for (const Mention& mention : question.choice.mentions.all) {
        if (!mention.said || mention.levels != level) continue;
        for (const std::uint32_t bearer : mention.bearers)
            add(communes, units.today(units.named(units.bearer(bearer).named).unit));
    }
    return communes;
}

/// "P.XK"
std::vector<std::uint32_t> with_initials(const HouseQuestion& question) {
    const auto& tokens = question.context.tokens;
    std::vector<std::uint32_t> communes;
    for (std::size_t at = 1; at < tokens.size(); ++at) {
        const auto word = word_of_initials(tokens, at);
        if (word && (word->levels & commune_level) != 0)
            add(communes, question.names.communes_with_initials(tokens[at].form));
    }
    return communes;
}

/// A flag for each token but those behind the unit words whose names nobody knows.
std::vector<bool> all_but_unknown(const HouseQuestion& question) {
    const auto& tokens = question.context.tokens;
    std::vector<bool> covered(tokens.size(), true);
    for (const UnknownName& name : question.choice.mentions.unknown) {
        if ((name.levels & commune_level) == 0 || name.begin == name.name_begin) continue;
        std::size_t at = name.name_begin;
        do {
            covered[at] = false;
        } while (++at < tokens.size() && tokens[at].before < Gap::dash);
    }
    return covered;
}

/// "Xã Vĩn h Lợi", in the provinces that the text speaks of.
std::vector<std::uint32_t> nearly_named(const HouseQuestion& question) {
    const UnitIndex& units = question.context.units;
    const auto runs = free_runs(question.context.tokens, all_but_unknown(question));
    if (runs.empty()) return {};
    std::vector<std::uint32_t> communes;
    std::size_t near = 0;
    for (const std::uint32_t province : provinces_of(question))
        for (const std::uint32_t named : units.communes_in(province)) {
            const LetteredName* name = question.names.ground_name(named);
            if (name == nullptr || name->most_edits == 0) continue;
            const bool stands = std::any_of(runs.begin(), runs.end(), [&](const LetteredRun& run) {
                return run.may_hold(name->present, name->most_edits) && run.nearest(*name, name->most_edits);
            });
            if (!stands) continue;
            if (++near > most_near) return {};
            add(communes, units.today(units.named(named).unit));
        }
    return communes;
}

}  // namespace

bool LikelyCommunes::hold_any_of(const std::vector<std::uint32_t>& others) const {
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t commune) {
        return std::binary_search(communes.begin(), communes.end(), commune);
    });
}

LikelyCommunes likely_communes(const HouseQuestion& question) {
    LikelyCommunes likely{named_at(commune_level, question), sure_in_commune};
    if (likely.communes.empty()) likely = {named_at(district_level, question), sure_elsewhere};
    if (likely.communes.empty()) likely = {with_initials(question), sure_elsewhere};
    if (likely.communes.empty()) likely = {nearly_named(question), sure_elsewhere};
    std::sort(likely.communes.begin(), likely.communes.end());
    return likely;
}

}  // namespace diachi::registry::geocoding
