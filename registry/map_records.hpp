#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/wkb.hpp"
#include "registry/gazetteer.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

/// A version row of a unit, without its shape.
struct StoredUnit {
    Id version;
    UnitVersion facts;
    bool has_shape;
};

/// How a parcel is known: surveying unit (code of the commune that surveyed it), map sheet, number.
struct ParcelKey {
    std::string surveying_unit;
    std::string sheet;
    std::string number;
    friend auto operator<=>(const ParcelKey&, const ParcelKey&) = default;
};

struct ParcelFacts {
    std::string land_use;  ///< "ODT", "LUC", ... empty when unknown
    std::optional<double> area_m2;
    std::optional<double> legal_area_m2;
    std::string address_text;  ///< as the cadastre writes it; never an owner's name
    int source_crs;            ///< EPSG code of source_shape
    Period valid;
};

/// A version row of a parcel, without its shapes.
struct StoredParcel {
    Id version;
    Id parcel;
    ParcelKey key;
    ParcelFacts facts;
};

struct StoredThoroughfare {
    Id version;
    Thoroughfare facts;
    std::string source_key;  ///< its id in the file it came from
    Period valid;
};

struct StoredPlace {
    Id version;
    Place facts;
    std::string source_key;
    Period valid;
};

struct StoredWater {
    Id version;
    Id water;
    std::string kind;
    std::string name;
    std::string source_key;
    Period valid;
};

/// A commune that is no more, and the communes of today that it went into.
struct DissolvedCommune {
    UnitVersion last;  ///< as it was called in the end
    std::vector<UnitVersion> successors;
};

/// A river, canal, lake or pond.
struct Water {
    std::string name;  ///< "Sông Hậu"; may be empty
    std::string kind;
};

/// One import, as it is kept.
struct Changeset {
    std::string layer;
    std::string source_name;
    std::string source_hash;  ///< BLAKE2b-256 of the file, hexadecimal
    std::string crs;
    std::string operation;  ///< the coordinate operation used
    std::string encoding;
    std::optional<Date> effective;
    std::string document;
    std::string report;
};

/// A feature that could not be taken.
struct Reject {
    std::int64_t feature;    ///< position in the file, from 0
    std::string code;        ///< "invalid-geometry", "missing-key", "duplicate", ...
    std::string message;     ///< one sentence with place and reason
    std::string attributes;  ///< "SHTHUA=12; SHBANDO=3", owners left out
    std::string shape_text;  ///< WKT in the source coordinates; empty when there is none
};

// Rows for the journal: the column order is that of the schema.
journal::Row unit_row(Level level);
journal::Row unit_version_row(const UnitVersion& version, std::optional<Id> changeset,
                              const std::optional<geo::Wkb>& shape);
journal::Row lineage_event_row(const Date& effective, const std::string& document, std::optional<Id> changeset);
journal::Row lineage_part_row(Id event, Id from_unit, Id to_unit, bool whole, bool inferred = false);
journal::Row thoroughfare_row(std::optional<Id> parent, const std::string& source_key);
journal::Row thoroughfare_version_row(Id thoroughfare, const std::string& name, std::optional<Id> changeset,
                                      const std::optional<geo::Wkb>& shape, const Period& valid);
journal::Row thoroughfare_unit_row(Id thoroughfare, Id unit, const Period& valid);
journal::Row place_row(const std::string& source_key);
journal::Row place_version_row(Id place, const std::string& kind, const std::string& name, std::optional<Id> changeset,
                               const std::optional<geo::Wkb>& shape, const Period& valid);
journal::Row place_unit_row(Id place, Id unit, const Period& valid);
journal::Row water_row(const std::string& source_key);
journal::Row water_version_row(Id water, const std::string& kind, const std::string& name, std::optional<Id> changeset,
                               const geo::Wkb& shape, const Period& valid);
journal::Row parcel_row(const ParcelKey& key);
journal::Row parcel_version_row(Id parcel, const ParcelFacts& facts, std::optional<Id> changeset,
                                const geo::Wkb& source_shape, const geo::Wkb& shape);
journal::Row changeset_row(const Changeset& changeset);
journal::Row reject_row(Id changeset, const Reject& reject);

}  // namespace diachi::registry
