#include "registry/geocoding/streets/namesakes.hpp"

#include <algorithm>

namespace diachi::registry::geocoding {
namespace {

bool contains(const std::vector<std::uint32_t>& sorted, std::uint32_t one) {
    return std::binary_search(sorted.begin(), sorted.end(), one);
}

class Collector {
  public:
    Collector(Region& region, const CommuneChoice& choice, const UnitIndex& units, const std::optional<Date>& as_of)
        : region_(region),
          choice_(choice),
          reading_(*choice.reading),
          own_(choice.mentions.all[choice.reading->own]),
          read_(units.named(choice.reading->named)),
          units_(units),
          as_of_(as_of) {}

    void collect() {
        if (read_.level != Level::commune || reading_.part_of_name) return;
        add_districts();
        for (const std::uint32_t number : own_.bearers) consider(units_.named(units_.bearer(number).named));
        if (!own_.corrected) return;
        // A name with a slip was only held against those of one district.
        for (const std::uint32_t province : units_.provinces(read_.unit))
            for (const std::uint32_t named : units_.communes_in(province)) consider(units_.named(named));
    }

  private:
    void add_districts() {
        if (reading_.district == no_mention) return;
        for (const std::uint32_t number : choice_.mentions.all[reading_.district].bearers) {
            const NamedUnit& named = units_.named(units_.bearer(number).named);
            if (named.level == Level::district) region_.districts.push_back(named.unit);
        }
    }

    void consider(const NamedUnit& named) {
        if (named.level != Level::commune || named.bare_form != read_.bare_form) return;
        if (is_known(named.unit) || !agrees(named)) return;
        region_.namesakes.push_back(named.unit);
    }

    bool is_known(std::uint32_t unit) const {
        const auto& found = region_.namesakes;
        return std::find(found.begin(), found.end(), unit) != found.end() ||
               std::any_of(choice_.named.begin(), choice_.named.end(),
                           [&](std::uint32_t one) { return units_.named(one).unit == unit; });
    }

    bool agrees(const NamedUnit& named) const {
        if (!own_.accented_form.empty() && !own_.corrected && named.accented_form != read_.accented_form) return false;
        if (own_.said && own_.kind == read_.kind && named.kind != read_.kind) return false;
        if (own_.era != Era::any && named.current != read_.current) return false;
        if (named.long_ended || (as_of_ && !named.valid.holds(*as_of_))) return false;
        return fits_district(named) && fits_province(named);
    }

    bool fits_district(const NamedUnit& named) const {
        if (reading_.district == no_mention) return true;
        const auto& districts = units_.districts(named.unit);
        return std::any_of(region_.districts.begin(), region_.districts.end(),
                           [&](std::uint32_t one) { return contains(districts, one); });
    }

    /// A province that is no more speaks of a commune that is no more.
    bool fits_province(const NamedUnit& named) const {
        if (reading_.province == no_mention) return true;
        const auto& bearers = choice_.mentions.all[reading_.province].bearers;
        return std::any_of(bearers.begin(), bearers.end(), [&](std::uint32_t bearer) {
            const NamedUnit& province = units_.named(units_.bearer(bearer).named);
            return contains(units_.provinces(named.unit), province.unit) && (province.current || !named.current);
        });
    }

    Region& region_;
    const CommuneChoice& choice_;
    const Reading& reading_;
    const Mention& own_;
    const NamedUnit& read_;
    const UnitIndex& units_;
    const std::optional<Date>& as_of_;
};

}  // namespace

void add_namesakes(Region& region, const CommuneChoice& choice, const UnitIndex& units,
                   const std::optional<Date>& as_of) {
    Collector(region, choice, units, as_of).collect();
}

}  // namespace diachi::registry::geocoding
