#include "registry/numbering/next_flat.hpp"

#include <algorithm>
#include <set>

namespace diachi::registry::numbering {
namespace {

std::string without_zeros(std::string floor) {
    floor.erase(0, std::min(floor.find_first_not_of('0'), floor.size() - 1));
    return floor;
}

bool lower(const std::string& a, const std::string& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

}  // namespace

std::optional<FlatNumber> next_flat(const std::vector<std::string>& flats, const std::string& floor) {
    std::vector<FlatNumber> known;
    std::string highest = "1";
    bool padded = false;
    for (const auto& flat : flats) {
        const auto number = FlatNumber::parse(flat);
        if (!number) continue;
        known.push_back(*number);
        padded |= number->floor.size() > 1 && number->floor[0] == '0';
        if (lower(highest, without_zeros(number->floor))) highest = without_zeros(number->floor);
    }
    const auto wanted = FlatNumber::parse((floor.empty() ? highest : floor) + "-1");
    if (!wanted) return std::nullopt;
    FlatNumber free{without_zeros(wanted->floor), ""};
    std::set<std::string> units;
    for (const auto& one : known) {
        if (without_zeros(one.floor) == free.floor) units.insert(one.unit);
    }
    if (padded && free.floor.size() == 1) free.floor = "0" + free.floor;
    constexpr int most = 99;
    for (int unit = 1; unit <= most; ++unit) {
        free.unit = (unit < 10 ? "0" : "") + std::to_string(unit);
        if (!units.contains(free.unit)) return free;
    }
    return std::nullopt;
}

}  // namespace diachi::registry::numbering
