#pragma once

#include "api/caller.hpp"
#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/current_map_layers.hpp"
#include "api/current_readings.hpp"
#include "api/http/metrics.hpp"
#include "api/jobs/job_keeper.hpp"
#include "api/store_pool.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// What endpoints work with.
struct Services {
    StorePool& stores;
    CurrentMap& map;
    registry::SingleWriter& writer;
    const registry::CodeScheme& scheme;  ///< the registry's own
    http::Metrics& metrics;
    const Callers& callers;
    registry::HolderKeyring& keyring;
    CurrentReadings& readings;
    CurrentAddresses& addresses;
    JobKeeper& jobs;
    CurrentMapLayers& layers;
};

/// The scheme that the registry was created with. Throws StorageError when this version does not know it.
const registry::CodeScheme& code_scheme_of(registry::Store& store);

}  // namespace diachi::api
