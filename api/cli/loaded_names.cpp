#include "api/cli/loaded_names.hpp"

#include <future>

#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

LoadedNames load_names(const std::string& registry_file) {
    using namespace registry::geocoding;
    auto boxes = std::async(std::launch::async, [&] { return registry::open_store(registry_file)->boxes(); });
    auto addresses = std::async(std::launch::async, [&] { return AddressFollower(registry_file).snapshot(); });
    LoadedNames loaded;
    loaded.geocoder = std::make_unique<const Geocoder>(registry::open_store(registry_file)->gazetteer());
    loaded.centres = std::make_shared<const MapCentres>(loaded.geocoder->gazetteer(), boxes.get());
    loaded.addresses = addresses.get();
    return loaded;
}

}  // namespace diachi::api::cli
