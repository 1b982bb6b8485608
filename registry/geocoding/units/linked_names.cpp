#include "registry/geocoding/units/linked_names.hpp"

#include <algorithm>
#include <map>

#include "registry/geocoding/units/commune_choice.hpp"
#include "registry/geocoding/units/reading_weights.hpp"

namespace diachi::registry::geocoding {
namespace {

class Pairs {
  public:
    Pairs(const Mentions& mentions, const UnitIndex& units) : mentions_(mentions), units_(units) {}

    void add(const Reading& reading) {
        const Mention& own = mentions_.all[reading.own];
        const bool whole = own.said || (own.left && own.right && own.setting == Setting::open);
        if (!whole || reading.contradicted || reading.part_of_name) return;
        const auto& today = units_.today(units_.named(reading.named).unit);
        if (today.size() > most_candidates) return;
        for (const std::uint32_t commune : today) {
            Pair& pair = by_commune_[commune];
            if (pair.first == nullptr) {
                pair.first = &reading;
            } else if (pair.second == nullptr && are_linked(*pair.first, reading)) {
                pair.second = &reading;
            }
        }
    }

    [[nodiscard]] std::optional<LinkedNames> best() const {
        const Pair* best = nullptr;
        for (const auto& [commune, pair] : by_commune_)
            if (pair.second != nullptr && (best == nullptr || score(pair) > score(*best))) best = &pair;
        if (best == nullptr) return std::nullopt;
        LinkedNames found{*best->first, *best->second, {}};
        for (const auto& [commune, pair] : by_commune_)
            if (pair.second != nullptr && score(pair) > score(*best) - weight::margin) found.today.push_back(commune);
        std::sort(found.today.begin(), found.today.end());
        return found;
    }

  private:
    struct Pair {
        const Reading* first = nullptr;
        const Reading* second = nullptr;
    };

    static int score(const Pair& pair) { return pair.first->score + pair.second->score; }

    /// Words as "nay là" stand between them, or one is "(cũ)" or "(mới)", or both have their unit words, one of before
    /// and one of today: "P. Hưng Lợi/P. Tân An".
    bool are_linked(const Reading& first, const Reading& second) const {
        const Mention& one = mentions_.all[first.own];
        const Mention& other = mentions_.all[second.own];
        if (one.begin < other.end && other.begin < one.end) return false;
        if (one.era != Era::any || other.era != Era::any) return true;
        const NamedUnit& named = units_.named(first.named);
        const NamedUnit& also_named = units_.named(second.named);
        if (one.said && other.said && named.unit != also_named.unit && named.current != also_named.current) return true;
        const std::uint32_t from = std::min(one.end, other.end);
        const auto link = std::upper_bound(mentions_.links.begin(), mentions_.links.end(), from);
        return link != mentions_.links.end() && *link <= std::max(one.begin, other.begin);
    }

    const Mentions& mentions_;
    const UnitIndex& units_;
    std::map<std::uint32_t, Pair> by_commune_;
};

}  // namespace

std::optional<LinkedNames> linked_names(std::span<const Reading> readings, const Mentions& mentions,
                                        const UnitIndex& units) {
    std::size_t said = 0;
    bool any = !mentions.links.empty();
    for (const Mention& one : mentions.all) {
        any = any || one.era != Era::any;
        if (one.said && (one.levels & commune_level) != 0) ++said;
    }
    if (readings.size() < 2 || (!any && said < 2)) return std::nullopt;
    Pairs pairs(mentions, units);
    for (const Reading& reading : readings) pairs.add(reading);
    return pairs.best();
}

}  // namespace diachi::registry::geocoding
