#include "importers/loaded_layer.hpp"

#include "importers/shape_text.hpp"

namespace diachi::importers {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

constexpr const char* role_keys[] = {"code",
                                     "name",
                                     "kind",
                                     "province_code",
                                     "id",
                                     "parent_id",
                                     "commune_code",
                                     "former_commune_code",
                                     "surveying_unit",
                                     "sheet",
                                     "number",
                                     "area",
                                     "legal_area",
                                     "land_use",
                                     "address"};

}  // namespace

geo::Point LoadedFeature::middle() const {
    if (!box) return {0, 0};
    return {(box->min_x + box->max_x) / 2, (box->min_y + box->max_y) / 2};
}

std::string LoadedLayer::text(const LoadedFeature& feature, Role role) const {
    const auto index = value_of_role[static_cast<std::size_t>(role)];
    if (!index || !feature.values[*index]) return {};
    return trimmed(*feature.values[*index]);
}

std::string LoadedLayer::label(const LoadedFeature& feature) const {
    std::string text_of_all;
    const auto add = [&](Role role, const char* separator) {
        const std::string value = text(feature, role);
        if (!value.empty()) text_of_all += (text_of_all.empty() ? "" : separator) + value;
    };
    for (const Role role : {Role::surveying_unit, Role::sheet, Role::number}) add(role, " / ");
    for (const Role role : {Role::code, Role::id, Role::name}) add(role, " ");
    return text_of_all;
}

std::string LoadedLayer::attributes(const LoadedFeature& feature) const {
    std::string text_of_all;
    for (std::size_t role = 0; role < value_of_role.size(); ++role) {
        const std::string value = text(feature, static_cast<Role>(role));
        if (value.empty()) continue;
        text_of_all += (text_of_all.empty() ? "" : "; ") + std::string(role_keys[role]) + "=" + value;
    }
    return text_of_all;
}

void reject_feature(ImportReport& report, const LoadedLayer& layer, const LoadedFeature& feature, std::string code,
                    std::string message) {
    std::string shape;
    const auto& wkb = feature.source.bytes.empty() ? feature.shape : feature.source;
    try {
        if (!wkb.bytes.empty()) shape = well_known_text(geo::multi_polygon_from(wkb.bytes));
    } catch (const std::invalid_argument&) {
        shape = feature.box ? well_known_text(feature.middle()) : "";  // a line or a point: where it is will do
    }
    report.reject({feature.position, std::move(code), std::move(message), layer.attributes(feature), std::move(shape)});
}

}  // namespace diachi::importers
