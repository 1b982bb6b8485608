#include "registry/geocoding/addresses/address_names.hpp"

#include <optional>

namespace diachi::registry::geocoding {
namespace {

std::string_view last_word(std::string_view name) {
    const auto blank = name.rfind(' ');
    return blank == std::string_view::npos ? name : name.substr(blank + 1);
}

/// An alley as labels name it: with the streets that it leaves, but for those whose number its own name repeats
/// ("Hẻm 12/5" of "Hẻm 12"). As the store's address reader does.
class OuterStreets {
  public:
    OuterStreets(const std::vector<StoredThoroughfare>& streets, const Date& day) {
        for (const auto& street : streets) {
            if (street.valid.holds(day)) named_.try_emplace(street.facts.id, &street);
            if (!street.valid.to) lasting_[street.facts.id].push_back(&street.facts.name);
            parents_.try_emplace(street.facts.id, street.facts.parent);
        }
    }

    [[nodiscard]] std::unordered_map<Id, std::string> with_outer_names() const {
        std::unordered_map<Id, std::string> names;
        for (const auto& [id, parent] : parents_) {
            const auto own = named_.find(id);
            names.emplace(id, with_outer(id, own == named_.end() ? std::string() : own->second->facts.name));
        }
        return names;
    }

  private:
    [[nodiscard]] std::string with_outer(Id id, std::string name) const {
        constexpr int most_outer = 9;
        std::string inner(last_word(name));
        auto parent = parents_.at(id);
        for (int depth = 0; parent && depth < most_outer; ++depth) {
            const auto found = lasting_.find(*parent);
            if (found != lasting_.end()) {
                for (const std::string* const outer : found->second) {
                    if (inner.starts_with(std::string(last_word(*outer)) + "/")) continue;
                    name += ", " + *outer;
                    inner = last_word(*outer);
                }
            }
            const auto next = parents_.find(*parent);
            parent = next == parents_.end() ? std::nullopt : next->second;
        }
        return name;
    }

    std::unordered_map<Id, const StoredThoroughfare*> named_;  ///< on the day
    std::unordered_map<Id, std::vector<const std::string*>> lasting_;
    std::unordered_map<Id, std::optional<Id>> parents_;
};

template <typename Names>
std::string_view name_in(const Names& names, Id id) {
    const auto found = names.find(id);
    return found == names.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

AddressNames::AddressNames(const std::vector<StoredUnit>& units, const std::vector<StoredThoroughfare>& streets,
                           const std::vector<StoredPlace>& places, const Date& day)
    : thoroughfares_(OuterStreets(streets, day).with_outer_names()) {
    for (const auto& place : places)
        if (place.valid.holds(day)) places_.try_emplace(place.facts.id, place.facts.name);
    std::unordered_map<Id, const UnitVersion*> today;
    for (const auto& unit : units)
        if (unit.facts.valid.holds(day)) today.try_emplace(unit.facts.unit, &unit.facts);
    for (const auto& [id, version] : today) {
        const auto parent = version->parent ? today.find(*version->parent) : today.end();
        communes_[id] = {version->name, parent == today.end() ? "" : parent->second->name};
    }
}

AddressNames AddressNames::of(Store& store, const Date& day) {
    std::optional<AddressNames> names;
    store.on_one_state([&] { names.emplace(store.units(), store.thoroughfares(), store.places(), day); });
    return *std::move(names);
}

std::string_view AddressNames::thoroughfare(Id id) const {
    return name_in(thoroughfares_, id);
}
std::string_view AddressNames::place(Id id) const {
    return name_in(places_, id);
}

std::string_view AddressNames::commune(Id id) const {
    const auto found = communes_.find(id);
    return found == communes_.end() ? std::string_view() : std::string_view(found->second.name);
}

std::string_view AddressNames::province_of(Id commune) const {
    const auto found = communes_.find(commune);
    return found == communes_.end() ? std::string_view() : std::string_view(found->second.province);
}

}  // namespace diachi::registry::geocoding
