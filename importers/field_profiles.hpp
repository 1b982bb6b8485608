#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "importers/import_request.hpp"
#include "importers/source_feature.hpp"

namespace diachi::importers {

/// What a column of a file means to the registry.
enum class Role {
    code,
    name,
    kind,
    province_code,  // communes
    id,
    parent_id,
    commune_code,
    former_commune_code,  // streets and places
    surveying_unit,
    sheet,
    number,
    area,
    legal_area,
    land_use,
    address,  // parcels
    count
};

/// Which column of a file plays which role.
struct FieldMapping {
    /// Index into the fields of the file, by role.
    std::array<std::optional<std::size_t>, static_cast<std::size_t>(Role::count)> columns{};
    std::vector<std::string> owner_columns;  ///< names of people: never read
    std::vector<std::string> other_columns;  ///< without a role in this layer: never read

    [[nodiscard]] std::optional<std::size_t> column(Role role) const { return columns[static_cast<std::size_t>(role)]; }
};

/// Recognises the columns of the attribute sets in use (docs: domain.md 4.3), in any case and with or without
/// underscores, and their cuts to the ten characters of a DBF.
/// Throws ImportError when a column without which the layer cannot be read is missing.
FieldMapping recognise_fields(Layer layer, const std::vector<SourceField>& fields, const std::string& file);

/// "number = SHTHUA, sheet = SHBANDO, ..."
std::string description(const FieldMapping& mapping, const std::vector<SourceField>& fields);

}  // namespace diachi::importers
