#include "api/published_map.hpp"

#include <algorithm>
#include <utility>

namespace diachi::api {

PublishedMap::PublishedMap(registry::Store& store) : PublishedMap(read(store)) {}

PublishedMap::PublishedMap(Records records)
    : directory_(std::make_shared<const registry::NameDirectory>(records.gazetteer.revision, std::move(records.units),
                                                                 records.streets, records.places)),
      geocoder_(std::move(records.gazetteer)),
      centres_(
          std::make_shared<const registry::geocoding::MapCentres>(geocoder_.gazetteer(), std::move(records.boxes))),
      completions_(geocoder_.gazetteer()),
      parts_writer_(geocoder_.gazetteer()) {
    for (const auto& version : gazetteer().units)
        if (!version.valid.to) units_today_[version.unit] = &version;
    for (const auto& street : gazetteer().thoroughfares) streets_by_id_[street.id] = &street;
    for (const auto& place : gazetteer().places) places_by_id_[place.id] = &place;
    std::unordered_map<registry::Id, std::string> street_names;
    for (const auto& street : records.streets) street_names[street.facts.id] = street.facts.name;
    streets_ = by_commune(std::move(records.streets), [&](const registry::Thoroughfare& street) {
        return street.parent ? street_names[*street.parent] : "";
    });
    places_ = by_commune(std::move(records.places), [](const registry::Place&) { return ""; });
    const auto ends_later = [](const registry::UnitVersion& a, const registry::UnitVersion& b) {
        return b.valid.to && (!a.valid.to || *b.valid.to < *a.valid.to);
    };
    for (const auto& version : gazetteer().units) {
        if (version.level != registry::Level::commune) continue;
        communes_by_code_.emplace(version.code, &version);
        const registry::UnitVersion*& last = last_versions_[version.unit];
        if (last == nullptr || ends_later(version, *last)) last = &version;
    }
}

PublishedMap::Records PublishedMap::read(registry::Store& store) {
    Records records;
    store.on_one_state([&] {
        records = {store.gazetteer(), store.units(), store.thoroughfares(), store.places(), store.boxes()};
    });
    return records;
}

template <typename Stored, typename ParentOf>
PublishedMap::NamesByCommune PublishedMap::by_commune(std::vector<Stored> all, const ParentOf& parent_of) {
    NamesByCommune result;
    result.names.reserve(all.size());
    for (Stored& stored : all) {
        for (const registry::Id commune : stored.facts.communes) {
            auto& here = result.in_commune[commune];
            if (here.empty() || here.back() != result.names.size()) here.push_back(result.names.size());
        }
        result.names.push_back({std::move(stored.source_key), std::move(stored.facts.name), parent_of(stored.facts),
                                std::move(stored.facts.communes)});
    }
    return result;
}

std::vector<const PublishedName*> PublishedMap::listed(const NamesByCommune& names, registry::Id commune) {
    std::vector<const PublishedName*> list;
    const auto found = names.in_commune.find(commune);
    if (found == names.in_commune.end()) return list;
    for (const std::size_t place : found->second) list.push_back(&names.names[place]);
    return list;
}

const registry::UnitVersion* PublishedMap::unit_today(registry::Id unit) const {
    const auto found = units_today_.find(unit);
    return found == units_today_.end() ? nullptr : found->second;
}

const registry::UnitVersion* PublishedMap::commune_in_force(std::string_view code, const registry::Date& day) const {
    const auto [first, last] = communes_by_code_.equal_range(code);
    const auto found = std::find_if(first, last, [&](const auto& known) { return known.second->valid.holds(day); });
    return found == last ? nullptr : found->second;
}

const registry::Thoroughfare* PublishedMap::street(registry::Id street) const {
    const auto found = streets_by_id_.find(street);
    return found == streets_by_id_.end() ? nullptr : found->second;
}

const registry::Place* PublishedMap::place(registry::Id place) const {
    const auto found = places_by_id_.find(place);
    return found == places_by_id_.end() ? nullptr : found->second;
}

std::vector<const PublishedName*> PublishedMap::streets_in(registry::Id commune) const {
    return listed(streets_, commune);
}

std::vector<const PublishedName*> PublishedMap::places_in(registry::Id commune) const {
    return listed(places_, commune);
}

std::vector<std::string> PublishedMap::former_names(const std::vector<registry::Id>& communes,
                                                    const registry::Date& day) const {
    std::vector<std::string> names;
    for (const registry::Id commune : communes) {
        const auto last = last_versions_.find(commune);
        if (last == last_versions_.end()) continue;
        const registry::UnitVersion& version = *last->second;
        const bool ended = version.valid.to && *version.valid.to <= day;
        if (ended && std::find(names.begin(), names.end(), version.name) == names.end()) names.push_back(version.name);
    }
    return names;
}

}  // namespace diachi::api
