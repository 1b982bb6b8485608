#include "registry/geocoding/units/mention_weights.hpp"

#include "registry/geocoding/units/reading_weights.hpp"

namespace diachi::registry::geocoding {
namespace {

int worth(Level level, bool said) {
    switch (level) {
        case Level::commune:
            return said ? weight::said_commune : weight::bare_commune;
        case Level::district:
            return said ? weight::said_district : weight::bare_district;
        case Level::province:
            break;
    }
    return said ? weight::said_province : weight::bare_province;
}

int fit(const Mention& mention) {
    int points = 0;
    if (!mention.left && mention.right) points = weight::only_right;
    if (mention.left && !mention.right) points = weight::only_left;
    if (!mention.left && !mention.right) points = weight::inside;
    if (mention.setting == Setting::numbered) points += weight::behind_number;
    if (mention.setting == Setting::street) points += weight::behind_street_word;
    if (mention.setting == Setting::place) points += weight::behind_place_word;
    return points;
}

/// What a name costs that was not in force on the day of the text.
int time(const NamedUnit& named, const std::optional<Date>& as_of) {
    if (!as_of) return named.long_ended ? weight::long_ended : 0;
    if (named.valid.holds(*as_of)) return 0;
    return named.valid.from && *as_of < *named.valid.from ? weight::not_yet_in_force : weight::no_longer_in_force;
}

}  // namespace

int accent_weight(const Mention& mention, const NameBearer& bearer, const UnitIndex& units) {
    if (mention.accented_form.empty() || bearer.wording != Wording::official || mention.corrected) return 0;
    if (mention.accented_form == units.named(bearer.named).accented_form) return 0;
    return mention.unaccented ? weight::lacking_accents : weight::other_accents;
}

int mention_weight(const Mention& mention, const NameBearer& bearer, Level level, const UnitIndex& units,
                   const std::optional<Date>& as_of) {
    const NamedUnit& named = units.named(bearer.named);
    int points = worth(level, mention.said);
    if (!mention.said) points += fit(mention);
    if (mention.said && mention.kind != UnitKind::other)
        points += mention.kind == named.kind ? weight::same_kind : weight::other_kind;
    if (bearer.wording == Wording::part_of_name) points += weight::part_of_name;
    if (bearer.wording == Wording::without_direction) points += weight::without_direction;
    if (mention.cut_short) points += weight::cut_short;
    points += accent_weight(mention, bearer, units);
    if (bearer.wording == Wording::abbreviated) points += weight::abbreviated_name;
    points += time(named, as_of);
    if (mention.era == Era::former && named.current) points += weight::wrong_era;
    if (mention.era == Era::current && !named.current) points += weight::wrong_era;
    return points;
}

}  // namespace diachi::registry::geocoding
