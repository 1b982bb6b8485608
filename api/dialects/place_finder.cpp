#include "api/dialects/place_finder.hpp"

#include <algorithm>

#include "registry/geocoding/completion/completer.hpp"

namespace diachi::api::dialects {
namespace {

using registry::Date;
using registry::Id;
using Kind = FoundPlace::Kind;

/// What a text is completed to counts less than anything that it means.
constexpr double best_completion = 0.4;

geo::Position middle(const geo::Box& box) {
    return geo::Position::at(geo::Longitude{(box.min_x + box.max_x) / 2}, geo::Latitude{(box.min_y + box.max_y) / 2});
}

void set_box(FoundPlace& place, const std::optional<geo::Box>& box) {
    place.box = box;
    if (box) place.position = middle(*box);
}

std::optional<geo::Box> box_in(const std::unordered_map<Id, geo::Box>& boxes, Id id) {
    const auto found = boxes.find(id);
    return found == boxes.end() ? std::nullopt : std::optional(found->second);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

}  // namespace

std::optional<Id> PlaceFinder::commune_with(const std::string& code) {
    const auto* commune = map_.commune_in_force(code, Date::today());
    return commune == nullptr ? std::nullopt : std::optional(commune->unit);
}

void PlaceFinder::set_commune(FoundPlace& place, const std::optional<Id>& commune) {
    const auto* unit = commune ? map_.unit_today(*commune) : nullptr;
    if (unit == nullptr) return;
    place.commune = unit->name;
    place.commune_code = unit->code;
    const auto* province = unit->parent ? map_.unit_today(*unit->parent) : nullptr;
    if (province != nullptr) place.province = province->name;
}

std::optional<FoundPlace> PlaceFinder::address(const std::string& code) {
    const auto record = store_.address(code, Date::today());
    if (!record || record->status != "current") return std::nullopt;
    FoundPlace found;
    found.kind = Kind::address;
    found.code = record->code;
    found.label = record->label();
    found.number = record->number;
    found.flat = record->flat;
    found.street = record->thoroughfare_name;
    found.place = record->place_name;
    found.commune = record->commune_name;
    found.commune_code = record->commune_code;
    found.province = record->province_name;
    found.position = record->position;
    return found;
}

std::optional<FoundPlace> PlaceFinder::street(Id street, const std::optional<Id>& commune) {
    const auto* thoroughfare = map_.street(street);
    if (thoroughfare == nullptr) return std::nullopt;
    FoundPlace found;
    found.kind = Kind::street;
    found.id = street;
    const auto* parent = thoroughfare->parent ? map_.street(*thoroughfare->parent) : nullptr;
    found.street = joined({thoroughfare->name, parent == nullptr ? "" : parent->name});
    set_commune(found, commune);
    found.code = found.commune_code;
    found.label = joined({found.street, found.commune, found.province});
    set_box(found, box_in(map_.centres()->boxes().thoroughfares, street));
    return found;
}

std::optional<FoundPlace> PlaceFinder::place(Id place, const std::optional<Id>& commune) {
    const auto* known = map_.place(place);
    if (known == nullptr) return std::nullopt;
    FoundPlace found;
    found.kind = Kind::place;
    found.id = place;
    found.place = known->name;
    set_commune(found, commune);
    found.code = found.commune_code;
    found.label = joined({found.place, found.commune, found.province});
    set_box(found, box_in(map_.centres()->boxes().places, place));
    return found;
}

std::optional<FoundPlace> PlaceFinder::unit(Id unit) {
    const auto* known = map_.unit_today(unit);
    if (known == nullptr) return std::nullopt;
    FoundPlace found;
    found.kind = known->level == registry::Level::province ? Kind::province : Kind::commune;
    found.code = known->code;
    if (found.kind == Kind::commune) {
        set_commune(found, unit);
    } else {
        found.province = known->name;
    }
    found.label = joined({found.commune, found.province});
    set_box(found, box_of(*known));
    return found;
}

/// A province without a shape of its own reaches as far as its communes.
std::optional<geo::Box> PlaceFinder::box_of(const registry::UnitVersion& unit) const {
    const auto& boxes = map_.centres()->boxes().units;
    auto box = box_in(boxes, unit.unit);
    if (box || unit.level != registry::Level::province) return box;
    for (const auto& version : map_.gazetteer().units) {
        if (version.parent != unit.unit || map_.unit_today(version.unit) != &version) continue;
        const auto inside = box_in(boxes, version.unit);
        if (!inside) continue;
        if (!box) box = inside;
        box = geo::Box{std::min(box->min_x, inside->min_x), std::min(box->min_y, inside->min_y),
                       std::max(box->max_x, inside->max_x), std::max(box->max_y, inside->max_y)};
    }
    return box;
}

void PlaceFinder::add_units(std::vector<FoundPlace>& found, const registry::geocoding::DossierResult& result) {
    auto codes = result.commune_candidates;
    if (result.commune) codes = {*result.commune};
    for (const auto& named : codes) {
        const auto commune = commune_with(named.code);
        if (auto one = commune ? unit(*commune) : std::nullopt) found.push_back(std::move(*one));
    }
    if (!found.empty() || !result.province) return;
    if (auto one = province(result.province->code)) found.push_back(std::move(*one));
}

std::optional<FoundPlace> PlaceFinder::province(const std::string& code) {
    for (const auto& version : map_.gazetteer().units) {
        const bool same = version.level == registry::Level::province && version.code == code;
        if (same && map_.unit_today(version.unit) == &version) return unit(version.unit);
    }
    return std::nullopt;
}

std::vector<FoundPlace> PlaceFinder::meant(const std::string& text, std::size_t limit) {
    const auto result = desk_.answer(text, addresses_);
    std::vector<FoundPlace> found;
    auto codes = result.address_candidates;
    if (!result.code.empty()) codes = {result.code};
    for (const auto& code : codes)
        if (auto one = address(code)) found.push_back(std::move(*one));
    const auto commune = result.commune ? commune_with(result.commune->code) : std::nullopt;
    if (found.empty() && result.thoroughfare)
        if (auto one = street(*result.thoroughfare, commune)) found.push_back(std::move(*one));
    if (found.empty() && result.place)
        if (auto one = place(*result.place, commune)) found.push_back(std::move(*one));
    if (found.empty()) add_units(found, result);
    if (found.size() > limit) found.resize(limit);
    for (auto& one : found) {
        one.score = result.score / 100;
        one.category = result.category;
        one.faults = result.faults;
        if (!one.position) one.position = result.position;
    }
    return found;
}

std::vector<FoundPlace> PlaceFinder::completed(const std::string& text, const std::optional<geo::Position>& around,
                                               std::size_t limit) {
    using registry::geocoding::CompletionKind;
    registry::geocoding::CompletionBias bias;
    if (around) bias.commune = registry::commune_around(store_, *around, layers_);
    const registry::geocoding::IndexedNumbers numbers(addresses_);
    const registry::geocoding::Completer completer(map_.completions(), numbers);
    std::vector<FoundPlace> found;
    int best = 1;
    for (const auto& suggestion : completer.suggest(text, "", bias, limit)) {
        const auto& name = suggestion.name;
        const bool unit_itself = name.kind == CompletionKind::commune || name.kind == CompletionKind::province;
        auto one = !suggestion.code.empty()              ? address(suggestion.code)
                   : unit_itself                         ? unit(name.id)
                   : name.kind == CompletionKind::street ? street(name.id, name.commune)
                                                         : place(name.id, name.commune);
        if (!one) continue;
        best = std::max(best, name.score);
        one->score = best_completion * std::max(0, name.score) / best;
        found.push_back(std::move(*one));
    }
    return found;
}

std::vector<FoundPlace> PlaceFinder::around(const geo::Position& position, std::size_t limit, double most_metres) {
    std::vector<FoundPlace> found;
    for (const auto& near : addresses_.nearest(position, limit, most_metres)) {
        auto one = address(near.address.code);
        if (!one) continue;
        one->distance_m = near.metres;
        one->score = 1 - near.metres / (2 * most_metres);
        found.push_back(std::move(*one));
    }
    if (!found.empty()) return found;
    for (const auto& commune : registry::communes_at(store_, position, Date::today(), layers_)) {
        if (found.size() == std::max<std::size_t>(limit, 1)) break;
        if (auto one = unit(commune.unit)) {
            one->score = 0.5;
            one->distance_m = 0;
            found.push_back(std::move(*one));
        }
    }
    return found;
}

geo::Box extent(const FoundPlace& place) {
    constexpr double half_a_house = 0.00005;  // degrees
    if (place.box || !place.position) return place.box.value_or(geo::Box{});
    return {place.position->longitude() - half_a_house, place.position->latitude() - half_a_house,
            place.position->longitude() + half_a_house, place.position->latitude() + half_a_house};
}

}  // namespace diachi::api::dialects
