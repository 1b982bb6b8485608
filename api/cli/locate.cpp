#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/dates.hpp"
#include "registry/location.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int locate(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "as-of"});
    const auto& axes = arguments.exactly(2, "LON LAT, in this order");
    const auto position =
        geo::Position::at(geo::Longitude{number(axes[0], "LON")}, geo::Latitude{number(axes[1], "LAT")});
    const auto store = registry::open_store(arguments.required("registry"));
    const auto day = day_option(arguments, "as-of").value_or(registry::Date::today());
    const auto location = registry::locate(*store, store->gazetteer(), position, day);

    if (location.communes.empty()) std::cout << "commune: none on the map\n";
    for (const auto& here : location.communes) {
        std::cout << "commune: " << here.commune.code << " " << here.commune.name;
        if (here.province) std::cout << ", " << here.province->name;
        std::cout << "\n";
        for (const auto& former : here.former) {
            std::cout << "  before " << former.until.iso() << ": " << (former.whole ? "all" : "a part") << " of "
                      << former.unit.code << " " << former.unit.name << "\n";
        }
    }
    if (location.parcels.empty()) std::cout << "parcel: none on the map\n";
    for (const auto& parcel : location.parcels) {
        std::cout << "parcel: surveying unit " << parcel.key.surveying_unit << ", sheet " << parcel.key.sheet
                  << ", parcel " << parcel.key.number << " " << parcel.land_use << "\n";
    }
    return location.communes.empty() ? 1 : 0;
}

}  // namespace diachi::api::cli
