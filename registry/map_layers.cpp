#include "registry/map_layers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "registry/storage/nearby.hpp"

namespace diachi::registry {
namespace {

/// In the order in which they were published.
std::vector<std::size_t> found_at(const geo::AreaIndex& areas, const geo::Position& position) {
    std::vector<std::size_t> found;
    areas.find(geo::Point{position.longitude(), position.latitude()},
               [&](std::size_t index) { found.push_back(index); });
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

MapLayers::MapLayers(Store& store, const Date& day) : day_(day) {
    store.on_one_state([&] {
        publication_ = store.last_publication();
        read_communes(store);
        read_parcels(store);
    });
}

void MapLayers::read_communes(Store& store) {
    const Gazetteer gazetteer = store.gazetteer();
    std::vector<geo::MultiPolygon> shapes;
    for (auto& unit : store.units()) {
        const bool today = unit.facts.level == Level::commune && unit.facts.valid.holds(day_);
        if (!today || !unit.has_shape) continue;
        const auto shape = store.unit_shape(unit.version);
        shapes.push_back(shape ? geo::multi_polygon_from(shape->bytes) : geo::MultiPolygon{});
        communes_.push_back(with_past(std::move(unit.facts), gazetteer, day_));
    }
    commune_areas_ = geo::AreaIndex(shapes);
}

void MapLayers::read_parcels(Store& store) {
    std::vector<geo::MultiPolygon> shapes;
    for (const auto& parcel : store.parcels("")) {
        if (!parcel.facts.valid.holds(day_)) continue;
        shapes.push_back(store.nearby().parcel_area(parcel.version).value_or(geo::MultiPolygon{}));
        word_starts_.push_back(words_.size());
        for (const auto* word :
             {&parcel.key.surveying_unit, &parcel.key.sheet, &parcel.key.number, &parcel.facts.land_use})
            words_.append(*word).push_back('\n');
    }
    words_.shrink_to_fit();
    parcel_areas_ = geo::AreaIndex(shapes);
}

bool MapLayers::reflect(Store& store, const Date& day) const {
    return day == day_ && store.last_publication() == publication_;
}

std::vector<Location::InCommune> MapLayers::communes_at(const geo::Position& position) const {
    std::vector<Location::InCommune> communes;
    for (const std::size_t index : found_at(commune_areas_, position)) communes.push_back(communes_[index]);
    return communes;
}

std::vector<ParcelOfPoint> MapLayers::parcels_at(const geo::Position& position) const {
    std::vector<ParcelOfPoint> parcels;
    for (const std::size_t index : found_at(parcel_areas_, position)) {
        std::array<std::string, 4> words;
        std::string_view rest = std::string_view(words_).substr(word_starts_[index]);
        for (auto& word : words) {
            const auto end = rest.find('\n');
            word = rest.substr(0, end);
            rest.remove_prefix(end + 1);
        }
        parcels.push_back({{words[0], words[1], words[2]}, words[3]});
    }
    return parcels;
}

}  // namespace diachi::registry
