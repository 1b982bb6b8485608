#include "registry/holders/holder_rows.hpp"

namespace diachi::registry {

using journal::optional_value;
using journal::Row;

Row holder_row(const std::string& key_id) {
    return {"holder", {key_id}};
}

// Sealed bytes go through the journal as shapes do: as they are.
Row holder_version_row(Id holder, std::int64_t version, HolderKind kind, SealedBytes sealed, const Period& valid) {
    return {"holder_version",
            {holder, version, std::string(name_of(kind)), geo::Wkb{std::move(sealed)}, optional_value(valid.from),
             optional_value(valid.to)}};
}

Row holding_row(Id holder, Id address, HoldingRole role, const Period& valid) {
    return {"holding",
            {holder, address, std::string(name_of(role)), optional_value(valid.from), optional_value(valid.to)}};
}

}  // namespace diachi::registry
