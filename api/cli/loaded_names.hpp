#pragma once

#include <memory>
#include <string>

#include "registry/geocoding/addresses/indexed_addresses.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/map_centres.hpp"

namespace diachi::api::cli {

/// What a registry answers dossiers from, in memory.
struct LoadedNames {
    std::unique_ptr<const registry::geocoding::Geocoder> geocoder;
    std::shared_ptr<const registry::geocoding::IndexedAddresses> addresses;
    std::shared_ptr<const registry::geocoding::MapCentres> centres;
};

/// Reads names, addresses and shapes side by side, each through a store of its own. Throws StorageError when the
/// registry cannot be read.
LoadedNames load_names(const std::string& registry_file);

}  // namespace diachi::api::cli
