#include "registry/geocoding/units/readings.hpp"

#include <algorithm>

#include "registry/geocoding/units/mention_weights.hpp"
#include "registry/geocoding/units/reading_weights.hpp"

namespace diachi::registry::geocoding {
namespace {

bool apart(const Mention& a, const Mention& b) {
    return a.end <= b.begin || b.end <= a.begin;
}

bool contains(std::span<const std::uint32_t> sorted, std::uint32_t number) {
    return std::binary_search(sorted.begin(), sorted.end(), number);
}

bool by_score(const Reading& a, const Reading& b) {
    return a.score > b.score;
}

bool speaks_for_itself(const Mention& mention) {
    return mention.said || (mention.left && mention.right && mention.setting == Setting::open);
}

}  // namespace

ReadingFinder::ReadingFinder(const UnitIndex& units, std::span<const Mention> mentions, std::span<const WordRole> roles,
                             const std::optional<Date>& as_of)
    : units_(units), mentions_(mentions), roles_(roles), as_of_(as_of) {
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        if ((mentions[i].levels & (district_level | province_level)) == 0) continue;
        bool larger = false;
        for (const std::uint32_t number : mentions[i].bearers) {
            const NameBearer& bearer = units.bearer(number);
            const NamedUnit& named = units.named(bearer.named);
            if (named.level == Level::commune) continue;
            larger = true;
            auto& list = named.level == Level::district ? districts_ : provinces_;
            list.push_back(
                {named.unit, bearer.named, i, mention_weight(mentions[i], bearer, named.level, units, as_of)});
        }
        if (larger && speaks_for_itself(mentions[i])) strong_.push_back(i);
    }
    const auto by_unit = [](const Support& a, const Support& b) { return a.unit < b.unit; };
    std::stable_sort(districts_.begin(), districts_.end(), by_unit);
    std::stable_sort(provinces_.begin(), provinces_.end(), by_unit);
}

int ReadingFinder::position(const Mention& smaller, const Mention& larger) const {
    if (larger.begin < smaller.end) return weight::behind_larger;
    for (std::uint32_t at = smaller.end; at < larger.begin; ++at)
        if (roles_[at] != WordRole::noise) return weight::before_larger;
    return weight::next_to_larger;
}

ReadingFinder::Found ReadingFinder::best_support(const std::vector<Support>& all, std::span<const std::uint32_t> wanted,
                                                 const Mention& own, std::uint32_t also_apart) const {
    Found best;
    if (all.empty()) return best;
    for (const std::uint32_t unit : wanted) {
        auto at = std::lower_bound(all.begin(), all.end(), unit,
                                   [](const Support& one, std::uint32_t number) { return one.unit < number; });
        for (; at != all.end() && at->unit == unit; ++at) {
            const Mention& mention = mentions_[at->mention];
            if (!apart(mention, own)) continue;
            if (also_apart != no_mention && !apart(mention, mentions_[also_apart])) continue;
            const int score = at->quality + position(own, mention);
            if (best.mention == no_mention || score > best.score) best = {at->mention, score};
        }
    }
    return best;
}

/// What the strongest mention costs that names a district or province where the unit never lay, and nothing else that
/// fits. A bare name counts only behind the smaller unit: before it stand streets and hamlets.
int ReadingFinder::contradiction(const Reading& reading, const Mention& own, std::uint32_t unit) const {
    int worst = 0;
    for (const std::uint32_t number : strong_) {
        const Mention& mention = mentions_[number];
        if (!apart(mention, own) || (!mention.said && mention.begin < own.end)) continue;
        if (reading.district != no_mention && !apart(mention, mentions_[reading.district])) continue;
        if (reading.province != no_mention && !apart(mention, mentions_[reading.province])) continue;
        worst = std::min(worst, disagreement(mention, reading.level, unit));
    }
    return worst;
}

int ReadingFinder::disagreement(const Mention& mention, Level level, std::uint32_t unit) const {
    int cost = 0;
    for (const std::uint32_t number : mention.bearers) {
        const NamedUnit& named = units_.named(units_.bearer(number).named);
        if (named.unit == unit) return 0;
        // "Phường Hưng Lợi, Tân An": rather the commune that it went into than a district of that name elsewhere.
        if (named.level == Level::commune && level == Level::commune && named.current &&
            contains(units_.today(unit), named.unit))
            return 0;
        if (named.level == Level::province) {
            if (contains(units_.provinces(unit), named.unit)) return 0;
            cost = std::min(cost, mention.said ? weight::other_said_province : weight::other_bare_province);
        } else if (named.level == Level::district && level == Level::commune) {
            if (contains(units_.districts(unit), named.unit)) return 0;
            cost = std::min(cost, mention.said ? weight::other_said_district : weight::other_bare_district);
        }
    }
    return cost;
}

void ReadingFinder::add_district(Reading& reading, const Mention& own, const NamedUnit& named) const {
    std::span<const std::uint32_t> wanted;
    if (named.district != no_unit) wanted = std::span(&named.district, 1);
    if (named.district == no_unit) wanted = units_.districts(named.unit);
    const Found found = best_support(districts_, wanted, own, no_mention);
    if (found.mention == no_mention) return;
    // "Phường Trần Phú, Hà Tĩnh": a commune of today lies rather in the province than in the town of that name.
    if (named.current && names_province(mentions_[found.mention])) {
        const std::uint32_t province = units_.province_today(named.unit);
        const Found other = best_support(provinces_, std::span(&province, 1), own, no_mention);
        if (other.mention == found.mention) return;
    }
    reading.district = found.mention;
    reading.score += named.current ? found.score * weight::mixed_era_percent / 100 : found.score;
}

void ReadingFinder::add_province(Reading& reading, const Mention& own, const NamedUnit& named) const {
    const std::uint32_t today = units_.province_today(named.unit);
    const bool mixed = named.current && named.level == Level::commune;
    Found found;
    if (mixed) found = best_support(provinces_, std::span(&today, 1), own, reading.district);
    reading.province_of_then = mixed && found.mention == no_mention;
    if (found.mention == no_mention)
        found = best_support(provinces_, units_.provinces(named.unit), own, reading.district);
    if (found.mention == no_mention) return;
    reading.province = found.mention;
    reading.score += reading.province_of_then ? found.score * weight::mixed_era_percent / 100 : found.score;
}

/// A bare name that is also a district's, in the same province, is the district unless the commune's own district is
/// named beside it: "Cầu Giấy, Hà Nội", but "Cầu Giấy, Cầu Giấy, Hà Nội".
bool ReadingFinder::is_rather_district(const Mention& mention, const NamedUnit& named, const Reading& reading) const {
    if (mention.said) return false;
    // "Chi Lăng, Lạng Sơn": the larger name is rather the province's than the town's.
    const bool in_district = reading.district != no_mention &&
                             (reading.province != no_mention || !names_province(mentions_[reading.district]));
    const bool doubled =
        in_district && mention.right && position(mention, mentions_[reading.district]) == weight::next_to_larger;
    if (doubled || (in_district && !named.current && mention.end <= mentions_[reading.district].begin)) return false;
    const auto& provinces = units_.provinces(named.unit);
    return std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t number) {
        const NamedUnit& other = units_.named(units_.bearer(number).named);
        if (other.level != Level::district) return false;
        const auto& others = units_.provinces(other.unit);
        return std::any_of(others.begin(), others.end(), [&](std::uint32_t one) { return contains(provinces, one); });
    });
}

/// A bare name that is also a province's, behind a district that lay in that province, is the province: "TP. Phan
/// Thiết, Bình Thuận". A province named besides speaks for the commune.
bool ReadingFinder::is_rather_province(const Mention& mention, const Reading& reading) const {
    if (mention.said || reading.province != no_mention) return false;
    for (const std::uint32_t number : mention.bearers) {
        const NamedUnit& province = units_.named(units_.bearer(number).named);
        if (province.level != Level::province) continue;
        for (const std::uint32_t other : strong_) {
            const Mention& before = mentions_[other];
            if (before.end > mention.begin) continue;
            const bool inside = std::any_of(before.bearers.begin(), before.bearers.end(), [&](std::uint32_t one) {
                const NamedUnit& district = units_.named(units_.bearer(one).named);
                return district.level == Level::district && contains(units_.provinces(district.unit), province.unit);
            });
            if (inside) return true;
        }
    }
    return false;
}

/// Whether a name without its unit word may be a province's.
bool ReadingFinder::names_province(const Mention& mention) const {
    if (mention.said) return false;
    return std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t number) {
        return units_.named(units_.bearer(number).named).level == Level::province;
    });
}

/// Whether the larger unit stands right behind, with nothing between: "Hợp Đồng Chương Mỹ".
bool ReadingFinder::followed_by(const Mention& mention, std::uint32_t larger) const {
    return larger != no_mention && mentions_[larger].begin == mention.end;
}

Reading ReadingFinder::read_commune(std::uint32_t own, const Mention& mention, const NameBearer& bearer) const {
    const NamedUnit& named = units_.named(bearer.named);
    Reading reading;
    reading.named = bearer.named;
    reading.own = own;
    reading.part_of_name = bearer.wording == Wording::part_of_name;
    reading.score = mention_weight(mention, bearer, Level::commune, units_, as_of_);
    add_district(reading, mention, named);
    add_province(reading, mention, named);
    const int contradicting = contradiction(reading, mention, named.unit);
    reading.score += contradicting;
    reading.contradicted = contradicting < 0;
    const bool placed = reading.district != no_mention || reading.province != no_mention;
    const bool other_accents = accent_weight(mention, bearer, units_) < 0;
    const bool ends = mention.right || followed_by(mention, reading.district) || followed_by(mention, reading.province);
    reading.doubtful = (!mention.said && (mention.setting != Setting::open || !ends)) || mention.cut_short ||
                       (other_accents && !placed);
    if (!as_of_ && mention.said && named.current && reading.district == no_mention && reading.province != no_mention &&
        !reading.province_of_then)
        reading.score += weight::current_when_said;
    return reading;
}

std::vector<Reading> ReadingFinder::communes() const {
    std::vector<Reading> readings;
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
        const Mention& mention = mentions_[i];
        if ((mention.levels & commune_level) == 0) continue;
        for (const std::uint32_t number : mention.bearers) {
            const NameBearer& bearer = units_.bearer(number);
            const NamedUnit& named = units_.named(bearer.named);
            if (named.level != Level::commune) continue;
            Reading reading = read_commune(i, mention, bearer);
            const bool placed = reading.district != no_mention || reading.province != no_mention;
            if (reading.part_of_name && reading.district == no_mention) continue;
            if (!placed && (reading.contradicted || (!mention.said && !(mention.left && mention.right)))) continue;
            if (!mention.said && !mention.left && accent_weight(mention, bearer, units_) < 0) continue;
            if (is_rather_district(mention, named, reading) || is_rather_province(mention, reading)) continue;
            readings.push_back(reading);
        }
    }
    std::stable_sort(readings.begin(), readings.end(), by_score);
    return readings;
}

std::vector<Reading> ReadingFinder::larger() const {
    std::vector<Reading> readings;
    for (const auto* list : {&districts_, &provinces_})
        for (const Support& support : *list) {
            const Mention& mention = mentions_[support.mention];
            const NamedUnit& named = units_.named(support.named);
            Reading reading;
            reading.level = named.level;
            reading.named = support.named;
            reading.own = support.mention;
            reading.score = support.quality;
            if (named.level == Level::district) add_province(reading, mention, named);
            const int other = contradiction(reading, mention, named.unit);
            reading.score += other;
            reading.contradicted = other < 0;
            readings.push_back(reading);
        }
    std::stable_sort(readings.begin(), readings.end(), by_score);
    return readings;
}

}  // namespace diachi::registry::geocoding
