#include "registry/map_records.hpp"

namespace diachi::registry {

using journal::optional_value;
using journal::Row;
using journal::Value;

namespace {

Value shape_value(const std::optional<geo::Wkb>& shape) {
    return shape ? Value(*shape) : Value();
}
std::int64_t number(Level level) {
    return static_cast<std::int64_t>(level);
}

}  // namespace

Row unit_row(Level level) {
    return {"unit", {number(level)}};
}

Row unit_version_row(const UnitVersion& version, std::optional<Id> changeset, const std::optional<geo::Wkb>& shape) {
    return {"unit_version",
            {version.unit, number(version.level), version.code, version.name, version.kind,
             optional_value(version.parent), optional_value(changeset), shape_value(shape),
             optional_value(version.valid.from), optional_value(version.valid.to)}};
}

Row lineage_event_row(const Date& effective, const std::string& document, std::optional<Id> changeset) {
    return {"lineage_event", {effective.iso(), document, optional_value(changeset)}};
}

Row lineage_part_row(Id event, Id from_unit, Id to_unit, bool whole, bool inferred) {
    return {"lineage_part",
            {event, from_unit, to_unit, std::int64_t{whole}, Value(), Value(), Value(), Value(),
             inferred ? Value(std::int64_t{1}) : Value()}};
}

Row thoroughfare_row(std::optional<Id> parent, const std::string& source_key) {
    return {"thoroughfare", {optional_value(parent), source_key}};
}

Row thoroughfare_version_row(Id thoroughfare, const std::string& name, std::optional<Id> changeset,
                             const std::optional<geo::Wkb>& shape, const Period& valid) {
    return {"thoroughfare_version",
            {thoroughfare, name, optional_value(changeset), shape_value(shape), optional_value(valid.from),
             optional_value(valid.to)}};
}

Row thoroughfare_unit_row(Id thoroughfare, Id unit, const Period& valid) {
    return {"thoroughfare_unit", {thoroughfare, unit, optional_value(valid.from), optional_value(valid.to)}};
}

Row place_row(const std::string& source_key) {
    return {"place", {source_key}};
}

Row place_version_row(Id place, const std::string& kind, const std::string& name, std::optional<Id> changeset,
                      const std::optional<geo::Wkb>& shape, const Period& valid) {
    return {"place_version",
            {place, kind, name, optional_value(changeset), shape_value(shape), optional_value(valid.from),
             optional_value(valid.to)}};
}

Row place_unit_row(Id place, Id unit, const Period& valid) {
    return {"place_unit", {place, unit, optional_value(valid.from), optional_value(valid.to)}};
}

Row water_row(const std::string& source_key) {
    return {"water", {source_key}};
}

Row water_version_row(Id water, const std::string& kind, const std::string& name, std::optional<Id> changeset,
                      const geo::Wkb& shape, const Period& valid) {
    return {
        "water_version",
        {water, kind, name, optional_value(changeset), shape, optional_value(valid.from), optional_value(valid.to)}};
}

Row parcel_row(const ParcelKey& key) {
    return {"parcel", {key.surveying_unit, key.sheet, key.number}};
}

Row parcel_version_row(Id parcel, const ParcelFacts& facts, std::optional<Id> changeset, const geo::Wkb& source_shape,
                       const geo::Wkb& shape) {
    return {"parcel_version",
            {parcel, facts.land_use, optional_value(facts.area_m2), optional_value(facts.legal_area_m2),
             facts.address_text, std::int64_t{facts.source_crs}, source_shape, optional_value(changeset), shape,
             optional_value(facts.valid.from), optional_value(facts.valid.to)}};
}

Row changeset_row(const Changeset& changeset) {
    return {"changeset",
            {changeset.layer, changeset.source_name, changeset.source_hash, changeset.crs, changeset.operation,
             changeset.encoding, optional_value(changeset.effective), changeset.document, changeset.report}};
}

Row reject_row(Id changeset, const Reject& reject) {
    return {"reject", {changeset, reject.feature, reject.code, reject.message, reject.attributes, reject.shape_text}};
}

}  // namespace diachi::registry
