#pragma once

#include "registry/map_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

inline geo::MultiPolygon square(double west, double south, double side) {
    return {{{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}}, {}}};
}

/// One province, two communes side by side ("00001 Phường Đông" east of 105.01, "00002 Xã Tây" west of it), one street
/// with an alley, one hamlet and one parcel in the first. Each member is an id.
struct SmallTown {
    Id province, east, west, street, alley, hamlet, parcel;

    explicit SmallTown(Store& store) {
        auto transaction = store.begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const Period always{};
        const Id changeset = revision->insert(
            changeset_row({"communes", "small town", "", "EPSG:4326", "", "UTF-8", std::nullopt, "", ""}));
        const auto unit = [&](Level level, const std::string& code, const std::string& kind, const std::string& name,
                              std::optional<Id> parent, std::optional<geo::Wkb> shape) {
            const Id id = revision->insert(unit_row(level));
            revision->insert(unit_version_row({id, level, code, name, kind, parent, always}, changeset, shape));
            return id;
        };
        province = unit(Level::province, "01", "Tỉnh", "Tỉnh Mẫu", std::nullopt, std::nullopt);
        east = unit(Level::commune, "00001", "Phường", "Phường Đông", province, geo::to_wkb(square(105.01, 10, 0.01)));
        west = unit(Level::commune, "00002", "Xã", "Xã Tây", province, geo::to_wkb(square(105.00, 10, 0.01)));
        street = revision->insert(thoroughfare_row(std::nullopt, "street-1"));
        revision->insert(thoroughfare_version_row(street, "Đường Trần Phú", changeset, std::nullopt, always));
        revision->insert(thoroughfare_unit_row(street, east, always));
        alley = revision->insert(thoroughfare_row(street, "alley-12"));
        revision->insert(thoroughfare_version_row(alley, "Hẻm 12", changeset, std::nullopt, always));
        revision->insert(thoroughfare_unit_row(alley, east, always));
        hamlet = revision->insert(place_row("hamlet-1"));
        revision->insert(place_version_row(hamlet, "Ấp", "Ấp 1", changeset, std::nullopt, always));
        revision->insert(place_unit_row(hamlet, west, always));
        parcel = revision->insert(parcel_row({"00001", "3", "45"}));
        const auto shape = geo::to_wkb(square(105.012, 10.002, 0.0003));
        revision->insert(parcel_version_row(parcel, {"ODT", 1000, std::nullopt, "", 4326, always}, changeset, shape, shape));
        revision->keep();
        transaction->commit();
    }
};

}  // namespace diachi::registry
