#include "registry/geocoding/map_centres.hpp"

#include <utility>

namespace diachi::registry::geocoding {
namespace {

std::optional<Centre> middle(const std::unordered_map<Id, geo::Box>& boxes, Id id) {
    const auto found = boxes.find(id);
    if (found == boxes.end()) return std::nullopt;
    const geo::Box& box = found->second;
    const geo::Point point{(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
    return Centre{geo::Position::at(geo::Longitude{point.x}, geo::Latitude{point.y}),
                  geo::distance_in_metres(point, {box.max_x, box.max_y})};
}

}  // namespace

MapCentres::MapCentres(const Gazetteer& gazetteer, MapBoxes boxes) : boxes_(std::move(boxes)) {
    const auto ends_later = [](const Period& a, const Period& b) { return b.to && (!a.to || *b.to < *a.to); };
    std::unordered_map<Id, const UnitVersion*> latest;
    for (const auto& version : gazetteer.units) {
        auto& last = latest[version.unit];
        if (last == nullptr || ends_later(version.valid, last->valid)) last = &version;
    }
    for (const auto& [unit, version] : latest) units_[unit] = {version->code, version->name};
}

NamedUnitOfToday MapCentres::named(Id unit) const {
    const auto found = units_.find(unit);
    return found == units_.end() ? NamedUnitOfToday{} : found->second;
}

std::optional<Centre> MapCentres::of_street(Id thoroughfare) const {
    return middle(boxes_.thoroughfares, thoroughfare);
}
std::optional<Centre> MapCentres::of_place(Id place) const {
    return middle(boxes_.places, place);
}
std::optional<Centre> MapCentres::of_unit(Id unit) const {
    return middle(boxes_.units, unit);
}

}  // namespace diachi::registry::geocoding
