#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "api/published_map.hpp"
#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/geocoding/addresses/indexed_addresses.hpp"
#include "registry/geocoding/dossier_result.hpp"
#include "registry/map_layers.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api::dialects {

/// One thing that was found, as other geocoders' formats need it. Texts are empty where there is nothing to say.
struct FoundPlace {
    enum class Kind { address, street, place, commune, province };

    Kind kind = Kind::commune;
    std::string code;     ///< of an address or unit; of street and place the commune's
    registry::Id id = 0;  ///< of a street or place
    std::string label;    ///< all of it
    std::string number;   ///< of the house
    std::string flat;
    std::string street;
    std::string place;
    std::string commune;
    std::string commune_code;
    std::string province;
    std::optional<geo::Position> position{};
    std::optional<geo::Box> box{};  ///< degrees; of what has an extent
    double score = 0;               ///< 0 to 1
    std::optional<double> distance_m{};
    std::string category{};  ///< "A", "B", "C"; empty of what a text was only completed to
    std::vector<registry::geocoding::Fault> faults{};
};

/// Answers in found places, whatever was asked. What is found is looked up in memory; the store tells how an address
/// that was found is written. For the store's thread; all outlive it. `layers` may be null: then the store tells what
/// holds a point.
class PlaceFinder {
  public:
    PlaceFinder(const PublishedMap& map, const registry::geocoding::IndexedAddresses& addresses, registry::Store& store,
                const registry::MapLayers* layers)
        : map_(map),
          addresses_(addresses),
          store_(store),
          layers_(layers),
          desk_(map.geocoder(), store, nullptr, map.centres()) {}

    /// What a text means: one place, or the candidates when it is not decided, the first ones of them.
    std::vector<FoundPlace> meant(const std::string& text, std::size_t limit);
    /// What a text that is being typed could become; what lies near `around` first.
    std::vector<FoundPlace> completed(const std::string& text, const std::optional<geo::Position>& around,
                                      std::size_t limit);
    /// Addresses around a point, the nearest first; where there are none, or none is asked for, the commune that
    /// holds it.
    std::vector<FoundPlace> around(const geo::Position& position, std::size_t limit, double most_metres);

    std::optional<FoundPlace> address(const std::string& code);
    std::optional<FoundPlace> street(registry::Id street, const std::optional<registry::Id>& commune);
    std::optional<FoundPlace> place(registry::Id place, const std::optional<registry::Id>& commune);
    std::optional<FoundPlace> unit(registry::Id unit);
    std::optional<FoundPlace> province(const std::string& code);

  private:
    void add_units(std::vector<FoundPlace>& found, const registry::geocoding::DossierResult& result);
    void set_commune(FoundPlace& place, const std::optional<registry::Id>& commune);
    std::optional<geo::Box> box_of(const registry::UnitVersion& unit) const;
    std::optional<registry::Id> commune_with(const std::string& code);

    const PublishedMap& map_;
    const registry::geocoding::IndexedAddresses& addresses_;
    registry::Store& store_;
    const registry::MapLayers* layers_;
    registry::geocoding::DossierDesk desk_;
};

/// The box of the place; around a point, one as large as a house. Zero where it has no position.
geo::Box extent(const FoundPlace& place);

}  // namespace diachi::api::dialects
