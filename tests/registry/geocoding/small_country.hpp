#pragma once

#include <array>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/address_lookup.hpp"
#include "registry/geocoding/answer.hpp"

/// A made-up country of three provinces before and after a reform, with streets, hamlets and a few addresses. Codes of
/// former units begin with "o", those of today with "n".

namespace diachi::registry::geocoding::small_country {

struct UnitRow {
    Id id;
    Level level;
    const char* code;
    const char* name;
    Id parent;
    bool today;
};
inline constexpr auto province = Level::province;
inline constexpr auto district = Level::district;
inline constexpr auto commune = Level::commune;

inline const std::array unit_rows = {
    UnitRow{1, province, "o1", "Thành phố Hà Nội", 0, false},
    UnitRow{10, district, "o10", "Quận Hoàn Kiếm", 1, false},
    UnitRow{11, commune, "o11", "Phường Cửa Nam", 10, false},
    UnitRow{12, commune, "o12", "Phường Trần Hưng Đạo", 10, false},
    UnitRow{13, commune, "o13", "Phường Phúc Tân", 10, false},
    UnitRow{20, district, "o20", "Quận Cầu Giấy", 1, false},
    UnitRow{21, commune, "o21", "Phường Dịch Vọng Hậu", 20, false},
    UnitRow{22, commune, "o22", "Phường Trung Hoà", 20, false},
    UnitRow{23, commune, "o23", "Phường Quan Hoa", 20, false},
    UnitRow{30, district, "o30", "Huyện Đông Anh", 1, false},
    UnitRow{31, commune, "o31", "Thị trấn Đông Anh", 30, false},
    UnitRow{32, commune, "o32", "Xã Tân Lập", 30, false},
    UnitRow{40, district, "o40", "Quận Bắc Từ Liêm", 1, false},
    UnitRow{41, commune, "o41", "Phường Phương Liên - Trung Tự", 40, false},
    UnitRow{2, province, "o2", "Thành phố Hồ Chí Minh", 0, false},
    UnitRow{50, district, "o50", "Quận 7", 2, false},
    UnitRow{51, commune, "o51", "Phường Tân Kiểng", 50, false},
    UnitRow{52, commune, "o52", "Phường 5", 50, false},
    UnitRow{60, district, "o60", "Quận Gò Vấp", 2, false},
    UnitRow{61, commune, "o61", "Phường 5", 60, false},
    UnitRow{62, commune, "o62", "Xã Tân Lập", 60, false},
    UnitRow{3, province, "o3", "Tỉnh Bình Dương", 0, false},
    UnitRow{70, district, "o70", "Huyện Đảo Xanh", 3, false},
    UnitRow{71, district, "o71", "Thành phố Thủ Dầu Một", 3, false},
    UnitRow{72, commune, "o72", "Phường Phú Cường", 71, false},
    UnitRow{73, commune, "o73", "Xã Tam Bình", 71, false},
    UnitRow{74, commune, "o74", "Phường Chánh Mỹ", 71, false},
    UnitRow{4, province, "o4", "Tỉnh Lạng Sơn", 0, false},
    UnitRow{80, district, "o80", "Thành phố Lạng Sơn", 4, false},
    UnitRow{81, commune, "o81", "Phường Chi Lăng", 80, false},
    UnitRow{82, commune, "o82", "Phường Đông Kinh", 80, false},
    UnitRow{83, district, "o83", "Huyện Chi Lăng", 4, false},
    UnitRow{84, commune, "o84", "Xã Vân An", 83, false},
    UnitRow{85, commune, "o85", "Xã Mai Sao", 83, false},
    UnitRow{5, province, "o5", "Tỉnh Bà Rịa - Vũng Tàu", 0, false},
    UnitRow{90, district, "o90", "Thành phố Bà Rịa", 5, false},
    UnitRow{91, commune, "o91", "Phường Phước Trung", 90, false},
    UnitRow{92, district, "o92", "Huyện Đảo Đỏ", 5, false},

    UnitRow{101, province, "n1", "Thành phố Hà Nội", 0, true},
    UnitRow{111, commune, "n11", "Phường Cửa Nam", 101, true},
    UnitRow{112, commune, "n12", "Phường Hồng Hà", 101, true},
    UnitRow{113, commune, "n13", "Phường Hoàn Kiếm", 101, true},
    UnitRow{121, commune, "n21", "Phường Cầu Giấy", 101, true},
    UnitRow{122, commune, "n22", "Phường Yên Hoà", 101, true},
    UnitRow{131, commune, "n31", "Xã Đông Anh", 101, true},
    UnitRow{132, commune, "n32", "Phường Từ Liêm", 101, true},
    UnitRow{102, province, "n2", "Thành phố Hồ Chí Minh", 0, true},
    UnitRow{151, commune, "n51", "Phường Tân Hưng", 102, true},
    UnitRow{152, commune, "n52", "Phường An Nhơn", 102, true},
    UnitRow{153, commune, "n53", "Phường Sài Gòn", 102, true},
    UnitRow{154, commune, "n54", "Đặc khu Đảo Xanh", 102, true},
    UnitRow{156, commune, "n56", "Phường Bình Dương", 102, true},
    UnitRow{157, commune, "n57", "Phường Thủ Dầu Một", 102, true},
    UnitRow{158, commune, "n58", "Phường Tam Bình", 102, true},
    UnitRow{159, commune, "n59", "Phường Bà Rịa", 102, true},
    UnitRow{160, commune, "n60", "Đặc khu Đảo Đỏ", 102, true},
    UnitRow{103, province, "n3", "Tỉnh Lạng Sơn", 0, true},
    UnitRow{161, commune, "n61", "Phường Lương Văn Tri", 103, true},
    UnitRow{162, commune, "n62", "Xã Chi Lăng", 103, true},
    UnitRow{163, commune, "n63", "Phường Đông Kinh", 103, true},
    UnitRow{164, commune, "n64", "Xã Mai Xa", 103, true},
    UnitRow{165, commune, "n65", "Xã Phú Cường Bính", 103, true},
    UnitRow{171, commune, "n71", "Xã Lạng Sơn", 101, true},
    UnitRow{172, commune, "n72", "Xã An Thuận", 101, true},
    UnitRow{173, commune, "n73", "Xã An Thuận", 101, true},
    UnitRow{174, commune, "n74", "Xã An Thuận", 101, true},
    UnitRow{175, commune, "n75", "Xã An Thuận", 103, true},
    UnitRow{176, commune, "n76", "Xã An Thuận", 103, true},
    UnitRow{177, commune, "n77", "Xã An Thuận", 103, true},
};

struct LineageRow {
    Id from;
    Id to;
    bool whole;
};
inline constexpr std::array lineage_rows = {
    LineageRow{11, 111, false}, LineageRow{11, 113, false},  // Cửa Nam was split; one part kept the name
    LineageRow{12, 111, true},  LineageRow{13, 112, true},  LineageRow{21, 121, true}, LineageRow{22, 121, false},
    LineageRow{22, 122, false},  // Trung Hoà was split
    LineageRow{23, 121, true},  LineageRow{31, 131, true},  LineageRow{32, 131, true}, LineageRow{41, 132, true},
    LineageRow{51, 151, true},  LineageRow{52, 151, true},  LineageRow{61, 152, true}, LineageRow{62, 152, true},
    LineageRow{70, 154, true},  LineageRow{72, 156, true},  LineageRow{73, 157, true}, LineageRow{74, 158, true},
    LineageRow{81, 161, true},  LineageRow{82, 161, true},  LineageRow{84, 162, true}, LineageRow{85, 163, true},
    LineageRow{91, 159, true},  LineageRow{92, 160, true},
};

struct StreetRow {
    Id id;
    Id parent;
    const char* name;
    std::vector<Id> communes;
};
inline const std::vector<StreetRow> street_rows = {
    {1001, 0, "Phố Quang Trung", {111}},
    {1002, 0, "Đường Trần Phú", {122, 22}},
    {1003, 1002, "Ngõ 12", {122}},
    {1004, 0, "Phố Phúc Tân", {112}},
    {1005, 0, "Phố Hàng Bông", {111, 113}},
    {1006, 0, "Đường 30/4", {151}},
    {1030, 0, "Đường Bến Lội", {162}},
    {1007, 0, "Đường Nguyễn Hữu Thọ", {151}},
    {1008, 0, "Đường Lê Lợi", {111}},
    {1009, 0, "Đường Lê Lợi", {113}},
    {1010, 0, "Đường Cách Mạng Tháng 8", {151}},
    {1011, 0, "Đường 3 Tháng 2", {151}},
    {1012, 0, "Đường Tỉnh 998", {151}},
    {1013, 0, "Đường Kênh Mới", {121, 23}},
    {1014, 0, "Đường Chợ Cũ", {151}},
    {1015, 0, "Quốc lộ 1A", {151}},
    {1016, 0, "Đường Vũ Đình Liệu", {151}},
    {1017, 0, "Đường F4", {151}},
};

struct AddressRow {
    Id place;
    const char* number;
    const char* flat;
    Id commune;
    const char* code;
    Id hamlet = 0;
};
inline constexpr std::array address_rows = {
    AddressRow{1001, "2", "", 111, "A1"},           AddressRow{1002, "5", "", 122, "A2"},
    AddressRow{1030, "277/8", "", 162, "A30"},      AddressRow{1002, "12/5", "", 122, "A3"},
    AddressRow{1002, "5", "25-06", 122, "A4"},      AddressRow{1005, "10", "", 113, "A5"},
    AddressRow{1006, "73B/563BBIS", "", 151, "A6"}, AddressRow{1007, "20A", "", 151, "A7"},
    AddressRow{2001, "7", "", 151, "A8"},           AddressRow{1010, "31", "", 151, "A9"},
    AddressRow{1011, "31", "", 151, "A10"},         AddressRow{1012, "20", "", 151, "A11"},
    AddressRow{1013, "9", "", 121, "A12"},          AddressRow{2003, "6", "", 131, "A13"},
    AddressRow{2004, "6", "", 131, "A14"},          AddressRow{2003, "8", "", 131, "A15"},
    AddressRow{1014, "6", "", 151, "A17"},          AddressRow{1007, "22", "", 151, "A16", 2001},
    AddressRow{1015, "20", "", 151, "A18"},         AddressRow{1002, "5", "12-04", 122, "A19"},
    AddressRow{1016, "7", "", 151, "A20"},          AddressRow{1016, "37A", "", 151, "A21"},
    AddressRow{1016, "207/1", "", 151, "A22"},      AddressRow{1017, "16", "", 151, "A23"},
};

inline UnitVersion version_of(const UnitRow& row) {
    UnitVersion version{row.id, row.level, row.code, row.name, "", std::nullopt, {}};
    if (row.parent != 0) version.parent = row.parent;
    const auto reform = Date::parse("2025-07-01");
    (row.today ? version.valid.from : version.valid.to) = reform;
    return version;
}

inline std::string code_of(Id id, const Gazetteer& gazetteer) {
    for (const auto& unit : gazetteer.units)
        if (unit.unit == id) return unit.code;
    return "?";
}

inline std::vector<KnownAddress> listed(Id place, const std::string& number, const std::string& flat) {
    std::vector<KnownAddress> found;
    for (const auto& row : address_rows)
        if (row.place == place && row.number == number && row.flat == flat)
            found.push_back({static_cast<Id>(&row - address_rows.data()), row.code, std::string("address ") + row.code,
                             row.commune, geo::Position::of_units(1058000000, 210000000), 5.0,
                             row.hamlet == 0 ? std::nullopt : std::optional(row.hamlet)});
    return found;
}

inline Gazetteer gazetteer() {
    Gazetteer country;
    for (const auto& row : unit_rows) country.units.push_back(version_of(row));
    const auto promotion = Date::parse("2026-04-30");
    country.units.push_back({155, commune, "n55", "Xã Long Hải", "Xã", 102, {Date::parse("2025-07-01"), promotion}});
    country.units.push_back({155, commune, "n55", "Phường Long Hải", "Phường", 102, {promotion, std::nullopt}});
    for (const auto& row : lineage_rows)
        country.lineage.push_back({row.from, row.to, row.whole, *Date::parse("2025-07-01"), "1656/NQ-UBTVQH15"});
    for (const auto& row : street_rows) {
        Thoroughfare street{row.id, std::nullopt, row.name, row.communes};
        if (row.parent != 0) street.parent = row.parent;
        country.thoroughfares.push_back(std::move(street));
    }
    country.places.push_back({2001, "Khu phố", "Khu phố 1", {151}});
    country.places.push_back({2002, "Thôn", "Thôn Đông", {131, 32}});
    country.places.push_back({2003, "Thôn", "Thôn Bắc", {131, 32}});
    country.places.push_back({2004, "Thôn", "Thôn Bắc", {131, 31}});
    country.places.push_back({2005, "Khu phố", "Khu phố 2", {151}});
    return country;
}

class Addresses : public AddressLookup {
  public:
    std::vector<KnownAddress> on_street(Id street, const std::string& number_key,
                                        const std::optional<std::string>& flat_key) const override {
        return listed(street, number_key, flat_key.value_or(""));
    }
    std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const override {
        return listed(place, number_key, "");
    }
};

/// An answer as "A decided n11 address A1 street.spelled_wrong": category, state of the commune, its code or those of
/// the candidates, level, address code, and "element.fault" of every fault.
inline std::string in_short(const Answer& answer, const Gazetteer& gazetteer) {
    constexpr std::array categories = {"A", "B", "C", "N"};
    constexpr std::array states = {"decided", "candidates", "none"};
    constexpr std::array levels = {"unit", "address", "parcel", "street", "place", "commune", "province", "-"};
    std::ostringstream text;
    text << categories[static_cast<std::size_t>(answer.category)] << " "
         << states[static_cast<std::size_t>(answer.commune_status)];
    if (answer.commune) text << " " << code_of(*answer.commune, gazetteer);
    for (const Id candidate : answer.commune_candidates) text << " " << code_of(candidate, gazetteer);
    text << " " << levels[static_cast<std::size_t>(answer.level)];
    if (!answer.code.empty()) text << " " << answer.code;
    for (const auto& fault : answer.faults) text << " " << fault.element << "." << fault.fault;
    return text.str();
}

}  // namespace diachi::registry::geocoding::small_country
