#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/commune_links.hpp"
#include "importers/loaded_layer.hpp"

namespace diachi::importers {

/// A street or a place of a file, with what the registry has under the same key.
struct NamedFeature {
    LoadedFeature* feature;
    std::string key;  ///< its id in the file; without one, its name and communes
    std::string name;
    std::string kind;
    std::string parent_key;
    CommuneLinks communes;
};

/// What a registry has published of a street or place.
struct PublishedName {
    registry::Id version;
    registry::Id id;
    std::string name;
    std::string kind;
    std::vector<registry::Id> communes;
    registry::Period valid;
};

/// The features of a layer of streets or places, without repeated keys and without those that lie in no known commune:
/// these become rejects. Segments of one street (one key, one name) are joined, with their lines and communes.
std::vector<NamedFeature> named_features(LoadedLayer& layer, const UnitLedger& units, ImportReport& report);

/// What is to be written for a feature that is published already.
struct NameChange {
    const NamedFeature* feature;
    PublishedName published;
    bool renamed;
    std::vector<std::pair<registry::Id, registry::Period>> new_communes;
};

/// Compares; nothing when the same is published. Communes that the file no longer names stay, and are reported.
std::optional<NameChange> compare(const NamedFeature& feature, const PublishedName& published, ImportReport& report);

}  // namespace diachi::importers
