#include "registry/identifiers/identifier_lookup.hpp"

#include <algorithm>
#include <cmath>

#include "geo/geohash.hpp"
#include "geo/plus_code.hpp"
#include "registry/identifiers/identifier_scheme.hpp"
#include "registry/storage/identifier_reads.hpp"

namespace diachi::registry {
namespace {

constexpr int one_too_many = static_cast<int>(most_matches) + 1;

/// The first position at or behind an edge. The tolerance settles what binary holds a little too high: edges are
/// multiples of 1/5 (latitude) and 1/512 (longitude) of a position's unit.
std::int64_t first_unit(double edge_degrees) {
    constexpr double tolerance = 1e-4;
    return static_cast<std::int64_t>(std::ceil(edge_degrees * 1e7 - tolerance));
}

/// The positions in a cell, whose northern and eastern edges belong to its neighbours.
BoxOfUnits units_in(const geo::plus_code::Area& cell) {
    return {first_unit(cell.west), first_unit(cell.south), first_unit(cell.east) - 1, first_unit(cell.north) - 1};
}

void add(std::vector<std::string>& codes, const std::vector<std::string>& further) {
    for (const auto& code : further) {
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    }
}

class Search {
  public:
    Search(Store& store, const Date& day) : store_(store), day_(day) {}

    std::vector<std::string> codes(const IdentifierReading& reading) {
        if (reading.scheme == code_lookup) {
            return reading.check_digit_holds.value_or(false) ? std::vector{reading.value} : std::vector<std::string>{};
        }
        if (reading.scheme == plus_code_lookup) {
            return store_.identifiers().codes_in(units_in(geo::plus_code::decode(reading.value)), day_, one_too_many);
        }
        if (reading.parcel) return codes_known_as(*reading.parcel);
        auto found =
            store_.identifiers().codes_with(std::string(reading.scheme), reading.value, day_, one_too_many);
        if (reading.scheme == parcel_geohash_scheme) add(found, codes_around(reading.value));
        return found;
    }

    [[nodiscard]] const std::vector<ParcelKey>& parcels() const { return parcels_; }

  private:
    std::vector<std::string> codes_known_as(const ParcelKey& key) {
        std::vector<std::string> codes;
        for (const auto& [parcel, key_of_today] : store_.identifiers().parcels_known_as(key)) {
            parcels_.push_back(key_of_today);
            add(codes, store_.identifiers().codes_on(parcel, day_, one_too_many));
        }
        return codes;
    }

    /// The GeoHash of a parcel is that of some point inside it.
    std::vector<std::string> codes_around(const std::string& geohash) {
        const geo::Box cell = geo::geohash::decode(geohash);
        const auto middle = geo::Position::at(geo::Longitude{(cell.min_x + cell.max_x) / 2},
                                              geo::Latitude{(cell.min_y + cell.max_y) / 2});
        std::vector<std::string> codes;
        for (const auto& parcel : store_.parcels_at(middle, day_)) {
            parcels_.push_back(parcel.key);
            add(codes, store_.identifiers().codes_on(parcel.parcel, day_, one_too_many));
        }
        return codes;
    }

    Store& store_;
    const Date& day_;
    std::vector<ParcelKey> parcels_;
};

}  // namespace

IdentifierMatch look_up(Store& store, const IdentifierReading& reading, const Date& day) {
    IdentifierMatch match{reading, {}, {}, false};
    store.on_one_state([&] {
        Search search(store, day);
        auto codes = search.codes(reading);
        match.parcels = search.parcels();
        match.more = codes.size() > most_matches;
        if (match.more) codes.resize(most_matches);
        for (const auto& code : codes) {
            if (auto address = store.address(code, day)) match.addresses.push_back(*std::move(address));
        }
    });
    return match;
}

}  // namespace diachi::registry
