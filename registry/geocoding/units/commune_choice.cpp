#include "registry/geocoding/units/commune_choice.hpp"

#include <algorithm>

#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/units/linked_names.hpp"
#include "registry/geocoding/units/near_names.hpp"
#include "registry/geocoding/units/reading_weights.hpp"

namespace diachi::registry::geocoding {
namespace {

std::vector<std::uint32_t> communes_today(const NamedUnit& named, const UnitIndex& units) {
    if (named.level == Level::commune && named.current) return {named.unit};
    return units.today(named.unit);
}

bool contains(const std::vector<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

void add_communes(CommuneChoice& choice, const std::vector<std::uint32_t>& communes) {
    choice.today.insert(choice.today.end(), communes.begin(), communes.end());
    sort_once(choice.today);
}

/// The first reading; where its name may be that of a street, another place in the text that names the same commune
/// without doubt ("119/66, Ngọc Lâm, … Ngọc Lâm, Long Biên").
const Reading& best_of(std::span<const Reading> readings) {
    const Reading& first = readings.front();
    if (first.clean()) return first;
    for (const Reading& reading : readings)
        if (reading.named == first.named && reading.clean()) return reading;
    return first;
}

/// Besides the readings near the best: another commune that the text names with its unit word, or that stands behind
/// the best one and right before the district ("Xã Tân Xuân, Trung Chánh, Hóc Môn").
bool is_as_good(const Reading& reading, const Reading& best, const CommuneChoice& choice) {
    if (best.clean() && !reading.clean()) return false;
    if (reading.score > best.score - weight::margin) return true;
    const Mention& own = choice.mentions.all[reading.own];
    const bool placed = reading.district != no_mention || reading.province != no_mention;
    if (reading.own == best.own || !placed || reading.score <= best.score - weight::margin_of_said) return false;
    const Mention& first = choice.mentions.all[best.own];
    const bool stands_as_commune = own.left && own.right && own.begin >= first.end && reading.district != no_mention &&
                                   choice.mentions.all[reading.district].begin == own.end;
    return own.said || stands_as_commune;
}

/// Takes the readings as good as the best together. Where they leave too many communes, nothing is left.
void take_communes(CommuneChoice& choice, std::span<const Reading> readings, const UnitIndex& units) {
    const Reading best = best_of(readings);
    choice.reading = best;
    choice.named.push_back(best.named);
    add_communes(choice, communes_today(units.named(best.named), units));
    for (const Reading& reading : readings) {
        if (reading.score <= best.score - weight::margin_of_said) break;
        if (!is_as_good(reading, best, choice) || contains(choice.named, reading.named)) continue;
        choice.named.push_back(reading.named);
        add_communes(choice, communes_today(units.named(reading.named), units));
    }
    choice.decided = choice.today.size() == 1 && best.clean();
    if (choice.today.size() > most_candidates) choice.today.clear();
}

/// Two names of one place leave the communes that both came to.
void take_linked(CommuneChoice& choice, LinkedNames names) {
    choice.reading = names.first;
    choice.other_name = names.second;
    choice.named = {names.first.named, names.second.named};
    choice.today = std::move(names.today);
    choice.decided = choice.today.size() == 1;
}

/// Whether the text names a commune that lies elsewhere before the district: "Bãi Cháy, Vân Đồn".
bool names_commune_elsewhere(const CommuneChoice& choice, const Reading& best, const UnitIndex& units) {
    const std::uint32_t own_unit = units.named(best.named).unit;
    const Mention& own = choice.mentions.all[best.own];
    return std::any_of(choice.mentions.all.begin(), choice.mentions.all.end(), [&](const Mention& mention) {
        const bool whole = mention.said || (mention.left && mention.right && mention.setting == Setting::open);
        if (!whole || mention.corrected || mention.end > own.begin) return false;
        bool commune = false;
        for (const std::uint32_t number : mention.bearers) {
            const NameBearer& bearer = units.bearer(number);
            const NamedUnit& named = units.named(bearer.named);
            const auto& districts = units.districts(named.unit);
            const auto& provinces = units.provinces(own_unit);
            if (named.unit == own_unit || std::binary_search(districts.begin(), districts.end(), own_unit) ||
                std::binary_search(provinces.begin(), provinces.end(), named.unit))
                return false;
            commune = commune || (named.level == Level::commune && bearer.wording == Wording::official &&
                                  (mention.accented_form.empty() || mention.accented_form == named.accented_form));
        }
        return commune;
    });
}

/// A district or province alone. Of several of one name none is taken for the other: their communes are too many or
/// candidates.
void take_larger(CommuneChoice& choice, std::span<const Reading> readings, const UnitIndex& units) {
    const Reading& best = readings.front();
    choice.reading = best;
    for (const Reading& reading : readings) {
        if (reading.score + weight::margin <= best.score || reading.level != best.level) break;
        const NamedUnit& named = units.named(reading.named);
        const auto same_unit = [&](std::uint32_t one) { return units.named(one).unit == named.unit; };
        if (std::any_of(choice.named.begin(), choice.named.end(), same_unit)) continue;
        choice.named.push_back(reading.named);
        if (named.level == Level::district) add_communes(choice, units.today(named.unit));
    }
    choice.decided = choice.today.size() == 1 && !best.contradicted && !names_commune_elsewhere(choice, best, units);
    if (choice.today.size() > most_candidates) choice.today.clear();
}

}  // namespace

CommuneChoice without_commune(const CommuneChoice& choice, const UnitIndex& units) {
    CommuneChoice other;
    other.mentions = choice.mentions;
    other.larger = choice.larger;
    if (!other.larger.empty()) take_larger(other, other.larger, units);
    return other;
}

std::uint32_t province_of(const CommuneChoice& choice, const UnitIndex& units) {
    if (!choice.reading) return no_unit;
    const std::uint32_t province = units.only_province_today(units.named(choice.reading->named).unit);
    if (choice.reading->province != no_mention) return province;
    const bool shared = std::all_of(choice.named.begin(), choice.named.end(), [&](std::uint32_t one) {
        return units.only_province_today(units.named(one).unit) == province;
    });
    return shared ? province : no_unit;
}

CommuneChoice choose_commune(std::span<const Token> tokens, std::span<const WordRole> roles, const UnitIndex& units,
                             const std::optional<Date>& as_of) {
    CommuneChoice choice;
    choice.mentions = mentions_in(tokens, roles, units);
    if (!choice.mentions.unknown.empty()) correct_districts(choice.mentions, tokens, units);
    std::vector<Reading> communes;
    std::vector<Reading>& larger = choice.larger;
    const auto read = [&] {
        const ReadingFinder finder(units, choice.mentions.all, roles, as_of);
        communes = finder.communes();
        larger = finder.larger();
    };
    // A commune beside its own district counts even against another district, as a candidate.
    const auto commune_is_better = [&] {
        if (communes.empty() || larger.empty()) return !communes.empty();
        return communes.front().score >= larger.front().score || communes.front().district != no_mention;
    };
    read();
    const bool sure = commune_is_better() && communes.front().clean();
    if (!sure && !larger.empty() && correct_communes(choice.mentions, tokens, roles, larger, units)) read();
    if (auto linked = linked_names(communes, choice.mentions, units)) {
        take_linked(choice, std::move(*linked));
    } else if (commune_is_better()) {
        take_communes(choice, communes, units);
    } else if (!larger.empty()) {
        take_larger(choice, larger, units);
    }
    return choice;
}

}  // namespace diachi::registry::geocoding
