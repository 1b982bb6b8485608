#include "registry/name_directory.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>
#include <string_view>

#include "registry/house_number.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry {
namespace {

/// Kinds that people leave out when they write a street's name.
constexpr std::array<std::string_view, 6> street_kinds{"đường ",   "phố ",     "đại lộ ",
                                                       "quốc lộ ", "tỉnh lộ ", "hương lộ "};
constexpr std::array<std::string_view, 6> alley_kinds{"hẻm ", "ngõ ", "ngách ", "kiệt ", "hẽm ", "đường hẻm "};

template <std::size_t n>
std::string_view without_prefix(std::string_view name, const std::array<std::string_view, n>& prefixes) {
    for (const auto prefix : prefixes) {
        if (name.starts_with(prefix)) return name.substr(prefix.size());
    }
    return name;
}

std::string street_name_key(const std::string& name) {
    return std::string(without_prefix(text::same_name_key(name), street_kinds));
}

std::string alley_number_key(const std::string& name) {
    const std::string key = text::same_name_key(name);
    const auto rest = without_prefix(key, alley_kinds);
    if (rest.size() == key.size()) return "";
    const auto number = HouseNumber::parse(rest);
    return number ? number->key() : "";
}

void add(std::vector<Id>& ids, Id id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

std::vector<Id> found_in(const std::unordered_map<Id, std::unordered_map<std::string, std::vector<Id>>>& names,
                         Id commune, const std::string& key) {
    const auto in_commune = names.find(commune);
    if (in_commune == names.end()) return {};
    const auto found = in_commune->second.find(key);
    return found == in_commune->second.end() ? std::vector<Id>{} : found->second;
}

std::optional<Id> found_in(const std::unordered_map<std::string, Id>& keys, const std::string& key) {
    const auto found = keys.find(key);
    return found == keys.end() ? std::nullopt : std::optional(found->second);
}

/// Accents tell kinds from names: without them "duong van an" is Đường Văn An or Dương Văn An.
std::vector<std::string> folded_street_keys(const std::string& name) {
    const std::string whole = text::folded(name);
    std::vector<std::string> keys{whole};
    for (const auto kind : street_kinds) {
        const std::string prefix = text::folded(kind) + " ";
        if (whole.starts_with(prefix)) keys.push_back(whole.substr(prefix.size()));
    }
    return keys;
}

std::string name_of(const std::unordered_map<Id, std::string>& names, Id id) {
    const auto found = names.find(id);
    return found == names.end() ? "" : found->second;
}

bool lies_in(const std::unordered_map<Id, std::vector<Id>>& communes, Id id, Id commune) {
    const auto found = communes.find(id);
    return found != communes.end() &&
           std::find(found->second.begin(), found->second.end(), commune) != found->second.end();
}

}  // namespace

NameDirectory::NameDirectory(RevisionNumber revision, std::vector<StoredUnit> units,
                             const std::vector<StoredThoroughfare>& streets, const std::vector<StoredPlace>& places)
    : revision_(revision) {
    const Date today = Date::today();
    for (auto& unit : units) {
        if (unit.facts.level == Level::commune) communes_[unit.facts.code].push_back(std::move(unit.facts));
    }
    for (const auto& street : streets) {
        const auto& facts = street.facts;
        const std::string key = street_name_key(facts.name);
        for (const Id commune : facts.communes) {
            add(streets_[commune][key], facts.id);
            add(folded_streets_[commune][text::folded(key)], facts.id);
        }
        if (street.valid.holds(today) || !street_names_.contains(facts.id)) street_names_[facts.id] = facts.name;
        communes_of_street_[facts.id] = facts.communes;
        street_keys_[street.source_key] = facts.id;
        alleys_[facts.id] = {facts.parent, alley_number_key(facts.name)};
        if (facts.parent) alleys_of_[*facts.parent].emplace(alleys_[facts.id].number_key, facts.id);
    }
    for (const auto& place : places) {
        const std::string key = text::same_name_key(place.facts.name);
        for (const Id commune : place.facts.communes) {
            add(places_[commune][key], place.facts.id);
            add(folded_places_[commune][text::folded(key)], place.facts.id);
        }
        if (place.valid.holds(today) || !place_names_.contains(place.facts.id)) {
            place_names_[place.facts.id] = place.facts.name;
        }
        communes_of_place_[place.facts.id] = place.facts.communes;
        place_keys_[place.source_key] = place.facts.id;
    }
    for (const auto& [street, alley] : alleys_) series_.emplace_back(street_lookup_key(street, "", ""), street);
    std::sort(series_.begin(), series_.end());
}

std::shared_ptr<const NameDirectory> read_directory(Store& store) {
    std::shared_ptr<const NameDirectory> directory;
    store.on_one_state([&] {
        directory = std::make_shared<const NameDirectory>(store.last_map_revision(), store.units(),
                                                          store.thoroughfares(), store.places());
    });
    return directory;
}

std::optional<UnitVersion> NameDirectory::commune(const std::string& code, const Date& day) const {
    const auto found = communes_.find(code);
    if (found == communes_.end()) return std::nullopt;
    for (const auto& version : found->second) {
        if (version.valid.holds(day)) return version;
    }
    return std::nullopt;
}

std::vector<Id> NameDirectory::streets(Id commune, const std::string& name) const {
    return found_in(streets_, commune, street_name_key(name));
}

std::vector<Id> NameDirectory::places(Id commune, const std::string& name) const {
    return found_in(places_, commune, text::same_name_key(name));
}

std::vector<Id> NameDirectory::streets_alike(Id commune, const std::string& name) const {
    std::vector<Id> alike;
    for (const auto& key : folded_street_keys(name)) {
        for (const Id street : found_in(folded_streets_, commune, key)) add(alike, street);
    }
    return alike;
}

std::vector<Id> NameDirectory::places_alike(Id commune, const std::string& name) const {
    return found_in(folded_places_, commune, text::folded(name));
}

std::string NameDirectory::street_name(Id street) const { return name_of(street_names_, street); }
std::string NameDirectory::place_name(Id place) const { return name_of(place_names_, place); }

std::optional<Id> NameDirectory::innermost_alley(Id street, const std::vector<std::string>& number_path) const {
    const auto alley_of = [this](Id outer, const std::string& number) -> std::optional<Id> {
        const auto alleys = alleys_of_.find(outer);
        if (alleys == alleys_of_.end()) return std::nullopt;
        return found_in(alleys->second, number);
    };
    for (std::size_t i = 0; i + 1 < number_path.size(); ++i) {
        const std::string number = HouseNumber{{number_path[i]}}.key();
        // As in street_lookup_key: an alley inside an alley may carry the whole path in its name.
        const auto here = alleys_.find(street);
        const std::string outer = here == alleys_.end() ? "" : here->second.number_key;
        auto next = alley_of(street, number);
        if (!next && !outer.empty()) next = alley_of(street, outer + "/" + number);
        if (!next) return std::nullopt;
        street = *next;
    }
    return street;
}

bool NameDirectory::street_lies_in(Id street, Id commune) const {
    return lies_in(communes_of_street_, street, commune);
}

bool NameDirectory::place_lies_in(Id place, Id commune) const { return lies_in(communes_of_place_, place, commune); }

std::optional<Id> NameDirectory::street_with_key(const std::string& key) const { return found_in(street_keys_, key); }
std::optional<Id> NameDirectory::place_with_key(const std::string& key) const { return found_in(place_keys_, key); }

std::string NameDirectory::street_lookup_key(Id street, const std::string& number_key,
                                             const std::string& flat_key) const {
    std::string path = number_key;
    constexpr int deepest = 12;  // a number has no more parts; parents in a circle end too
    int depth = 0;
    for (auto alley = alleys_.find(street); alley != alleys_.end() && depth < deepest; alley = alleys_.find(street)) {
        ++depth;
        const auto& [parent, number] = alley->second;
        if (!parent || number.empty()) break;
        // An alley inside an alley may carry the whole path in its name ("Hẻm 12/5") or only its own number ("Hẻm 5").
        const auto outer = alleys_.find(*parent);
        const bool whole_path = outer != alleys_.end() && !outer->second.number_key.empty() &&
                                number.starts_with(outer->second.number_key + "/");
        path = (whole_path ? number.substr(outer->second.number_key.size() + 1) : number) + "/" + path;
        street = *parent;
    }
    return registry::street_lookup_key(street, path, flat_key);
}

std::optional<Id> NameDirectory::street_of_series(const std::string& series) const {
    const auto found = std::lower_bound(series_.begin(), series_.end(), std::pair(series, Id{0}));
    if (found == series_.end() || found->first != series) return std::nullopt;
    const auto next = std::next(found);
    const bool namesakes = next != series_.end() && next->first == series;
    return namesakes ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> NameDirectory::alleys_in_series(const std::string& series) const {
    std::vector<std::string> alleys;
    auto one = std::upper_bound(series_.begin(), series_.end(), std::pair(series, std::numeric_limits<Id>::max()));
    for (; one != series_.end() && one->first.starts_with(series); ++one) {
        alleys.push_back(one->first.substr(series.size()));
    }
    return alleys;
}

std::string street_lookup_key(Id root_street, const std::string& number_key, const std::string& flat_key) {
    return "s" + std::to_string(root_street) + ":" + number_key + (flat_key.empty() ? "" : "#" + flat_key);
}

std::string place_lookup_key(Id place, const std::string& number_key, const std::string& flat_key) {
    return "p" + std::to_string(place) + ":" + number_key + (flat_key.empty() ? "" : "#" + flat_key);
}

}  // namespace diachi::registry
