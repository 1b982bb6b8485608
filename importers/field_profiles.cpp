#include "importers/field_profiles.hpp"

#include <algorithm>
#include <span>
#include <string_view>

namespace diachi::importers {
namespace {

struct KnownName {
    Role role;
    std::string_view name;  // the first that a file has wins
};

constexpr KnownName commune_names[] = {
    {Role::code, "MA_XA"},
    {Role::code, "MAPX"},
    {Role::code, "MA_PHUONG"},
    {Role::code, "ward_code"},
    {Role::code, "commune_code"},
    {Role::code, "code"},
    {Role::name, "TEN"},
    {Role::name, "TEN_XA"},
    {Role::name, "TENXA"},
    {Role::name, "ten_don_vi"},
    {Role::name, "full_name"},
    {Role::name, "name"},
    {Role::province_code, "MA_TINH"},
    {Role::province_code, "MATINH"},
    {Role::province_code, "province_code"},
    {Role::kind, "LOAI"},
    {Role::kind, "CAP"},
    {Role::kind, "kind"},
};

constexpr KnownName street_and_place_names[] = {
    {Role::id, "id"},
    {Role::id, "MA_DUONG"},
    {Role::name, "name"},
    {Role::name, "TEN_DUONG"},
    {Role::name, "TENDUONG"},
    {Role::name, "TEN"},
    {Role::kind, "kind"},
    {Role::kind, "LOAI"},
    {Role::parent_id, "parent_id"},
    {Role::commune_code, "commune_code"},
    {Role::commune_code, "MA_XA"},
    {Role::commune_code, "MAXA"},
    {Role::former_commune_code, "former_commune_code"},
    {Role::former_commune_code, "MA_XA_CU"},
};

constexpr KnownName water_names[] = {
    {Role::id, "id"},         {Role::id, "MA_SONG"},   {Role::name, "name"}, {Role::name, "TEN"},
    {Role::name, "TEN_SONG"}, {Role::name, "DIADANH"}, {Role::kind, "kind"}, {Role::kind, "LOAI"},
};

constexpr KnownName parcel_names[] = {
    {Role::surveying_unit, "XAID"},
    {Role::surveying_unit, "MaXa"},
    {Role::surveying_unit, "xa_id"},
    {Role::surveying_unit, "KVHCID"},
    {Role::sheet, "SHBANDO"},
    {Role::sheet, "SoHieuToBanDo"},
    {Role::sheet, "SHTOBD"},
    {Role::sheet, "SOTO"},
    {Role::sheet, "TOBD"},
    {Role::sheet, "SOBANDO"},
    {Role::sheet, "sodoto"},
    {Role::sheet, "to_ban_do"},
    {Role::sheet, "so_to_ban_do"},
    {Role::number, "SHTHUA"},
    {Role::number, "SoThuTuThua"},
    {Role::number, "SOTHUA"},
    {Role::number, "THUA"},
    {Role::number, "so_thua_dat"},
    {Role::area, "DIENTICH"},
    {Role::area, "Tong_dien_tich"},
    {Role::area, "dien_tich_m2"},
    {Role::legal_area, "DIENTICHPL"},
    {Role::legal_area, "dienTichPhapLy"},
    {Role::land_use, "KyHieuMucDichSuDung"},
    {Role::land_use, "KHLOAIDAT"},
    {Role::land_use, "KH2003"},
    {Role::land_use, "MDSD2003"},
    {Role::land_use, "maMucDichSuDung"},
    {Role::land_use, "LOAIDAT"},
    {Role::land_use, "MDSD"},
    {Role::land_use, "MUCDICH"},
    {Role::land_use, "MALOAIDAT"},
    {Role::address, "DIACHI"},
    {Role::address, "DIACHITHUA"},
    {Role::address, "VITRI"},
    {Role::address, "TDP"},
    {Role::address, "DIADANH"},
};

constexpr std::string_view owner_names[] = {
    "TENCHU",  "HOTEN",      "CHUSUDUNG", "Chu_SD",    "ChuSoHuu", "TENCHUSD", "TenNguoiSuDung", "NguoiSD",
    "owner",   "owner_name", "CMND",      "CCCD",      "SOCMND",   "SOCCCD",   "CMNDCCCD",       "SoGiayTo",
    "NAMSINH", "DienThoai",  "SDT",       "DIACHICHU", "DCCHU",    "VoChong",  "TenVoChong",     "MaSoThue"};

std::span<const KnownName> names_of(Layer layer) {
    if (layer == Layer::communes) return commune_names;
    if (layer == Layer::parcels) return parcel_names;
    if (layer == Layer::water) return water_names;
    return street_and_place_names;
}

std::string simple(std::string_view name) {
    std::string simple;
    for (const char c : name) {
        if (c == '_' || c == '-' || c == ' ') continue;
        simple += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return simple;
}

/// A DBF cuts names after ten characters.
bool means(std::string_view column, std::string_view known) {
    constexpr std::size_t dbf_length = 10;
    if (simple(column) == simple(known)) return true;
    return column.size() == dbf_length && known.size() > dbf_length &&
           simple(column) == simple(known.substr(0, dbf_length));
}

std::optional<std::size_t> find(std::string_view known, const std::vector<SourceField>& fields) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const SourceField& f) { return means(f.name, known); });
    if (found == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(found - fields.begin());
}

bool names_an_owner(const std::string& column) {
    return std::any_of(std::begin(owner_names), std::end(owner_names),
                       [&](std::string_view known) { return means(column, known); });
}

std::string_view role_name(Role role) {
    constexpr std::string_view names[] = {"code",
                                          "name",
                                          "kind",
                                          "province code",
                                          "id",
                                          "parent id",
                                          "commune code",
                                          "former commune code",
                                          "surveying unit",
                                          "sheet",
                                          "number",
                                          "area",
                                          "legal area",
                                          "land use",
                                          "address"};
    return names[static_cast<std::size_t>(role)];
}

void require(const FieldMapping& mapping, Role role, Layer layer, const std::vector<SourceField>& fields,
             const std::string& file) {
    if (mapping.column(role)) return;
    std::string known;
    for (const auto& name : names_of(layer)) {
        if (name.role == role) known += (known.empty() ? "" : ", ") + std::string(name.name);
    }
    std::string present;
    for (const auto& field : fields) present += (present.empty() ? "" : ", ") + field.name;
    throw ImportError(file + " has no column for the " + std::string(role_name(role)) + " of " +
                      std::string(layer_name(layer)) + " (it has: " + (present.empty() ? "none" : present) +
                      "); name the column one of " + known);
}

}  // namespace

FieldMapping recognise_fields(Layer layer, const std::vector<SourceField>& fields, const std::string& file) {
    FieldMapping mapping;
    for (const auto& [role, name] : names_of(layer)) {
        auto& column = mapping.columns[static_cast<std::size_t>(role)];
        if (column) continue;
        const auto found = find(name, fields);
        if (found && !names_an_owner(fields[*found].name)) column = found;
    }
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool taken = std::find(mapping.columns.begin(), mapping.columns.end(), i) != mapping.columns.end();
        if (names_an_owner(fields[i].name))
            mapping.owner_columns.push_back(fields[i].name);
        else if (!taken)
            mapping.other_columns.push_back(fields[i].name);
    }
    require(mapping, layer == Layer::parcels ? Role::number : Role::name, layer, fields, file);
    if (layer == Layer::communes) require(mapping, Role::code, layer, fields, file);
    if (layer == Layer::parcels) require(mapping, Role::sheet, layer, fields, file);
    return mapping;
}

std::string description(const FieldMapping& mapping, const std::vector<SourceField>& fields) {
    std::string text;
    for (std::size_t role = 0; role < mapping.columns.size(); ++role) {
        if (!mapping.columns[role]) continue;
        text += (text.empty() ? "" : ", ") + std::string(role_name(static_cast<Role>(role))) + " = " +
                fields[*mapping.columns[role]].name;
    }
    return text;
}

}  // namespace diachi::importers
