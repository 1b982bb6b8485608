#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registry/geocoding/geocoder.hpp"
#include "small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr auto commune = Level::commune;
constexpr auto district = Level::district;

/// The small country, and in it a ward of today that was made of the ward of its name and of another one, both with a
/// “Khu phố 3”; and numbered roads whose names are other writings of each other.
Gazetteer country_with_namesakes() {
    Gazetteer country = small_country::gazetteer();
    const auto add = [&](Id id, Level level, const char* code, const char* name, Id parent, bool today) {
        country.units.push_back(small_country::version_of({id, level, code, name, parent, today}));
    };
    add(200, district, "o200", "Quận Bến Lở", 2, false);
    add(201, commune, "o201", "Phường Gò Mây", 200, false);
    add(202, commune, "o202", "Phường Rạch Cá", 200, false);
    add(203, commune, "n203", "Phường Gò Mây", 102, true);
    for (const Id former : {201, 202})
        country.lineage.push_back({former, 203, true, *Date::parse("2025-07-01"), "1656/NQ-UBTVQH15"});
    country.places.push_back({3001, "Khu phố", "Khu phố 3", {203, 201}});
    country.places.push_back({3002, "Khu phố", "Khu phố 3", {203, 202}});
    for (const auto& [id, name] : {std::pair(4001, "Đường Quốc Lộ 1"), std::pair(4002, "Quốc lộ 1A"),
                                   std::pair(4003, "Đường ĐT 925"), std::pair(4004, "Đường Tỉnh 925")})
        country.thoroughfares.push_back({id, std::nullopt, name, {203}});
    return country;
}

class Houses : public AddressLookup {
  public:
    std::vector<KnownAddress> on_street(Id street, const std::string& number,
                                        const std::optional<std::string>& /*flat*/) const override {
        return street >= 4001 && number == "7" ? one(street) : std::vector<KnownAddress>();
    }
    std::vector<KnownAddress> in_place(Id place, const std::string& number) const override {
        const bool there = (place == 3001 && (number == "5" || number == "6")) || (place == 3002 && number == "5");
        return there ? one(place) : std::vector<KnownAddress>();
    }

  private:
    static std::vector<KnownAddress> one(Id thing) {
        return {{thing, "H" + std::to_string(thing), "house", 203, geo::Position::of_units(1058000000, 210000000),
                 std::nullopt}};
    }
};

std::string in_short(const std::string& text) {
    static const Geocoder geocoder(country_with_namesakes());
    const Answer answer = geocoder.geocode(text, Houses());
    std::vector<std::string> candidates = answer.address_candidates;
    std::sort(candidates.begin(), candidates.end());
    std::string said = small_country::in_short(answer, geocoder.gazetteer());
    for (const auto& code : candidates) said += " " + code;
    return said;
}

TEST(EquallyNamedHamlets, of_one_number_are_both_candidates_where_the_commune_of_then_has_the_name_of_today) {
    EXPECT_EQ(in_short("5, Khu phố 3, Phường Gò Mây, Quận Bến Lở, TP.HCM"),
              "C decided n203 place province.abbreviated house_number.ambiguous H3001 H3002");
}

TEST(EquallyNamedHamlets, are_told_apart_by_a_number_that_only_one_of_them_has) {
    EXPECT_EQ(in_short("6, Khu phố 3, Phường Gò Mây, Quận Bến Lở, TP.HCM"),
              "A decided n203 address H3001 province.abbreviated");
}

TEST(EquallyNamedHamlets, are_told_apart_by_a_former_commune_of_another_name) {
    EXPECT_EQ(in_short("5, Khu phố 3, Phường Rạch Cá, Quận Bến Lở, TP.HCM"),
              "A decided n203 address H3002 province.abbreviated commune.former_name");
}

TEST(AStreetName, that_is_written_exactly_wins_over_another_writing_of_it) {
    EXPECT_EQ(in_short("7 Đường Quốc Lộ 1, Phường Gò Mây"), "A decided n203 address H4001");
    EXPECT_EQ(in_short("7 Quốc lộ 1A, Phường Gò Mây"), "A decided n203 address H4002");
    EXPECT_EQ(in_short("7 Đường ĐT 925, Phường Gò Mây"), "A decided n203 address H4003");
    EXPECT_EQ(in_short("7 Đường Tỉnh 925, Phường Gò Mây"), "A decided n203 address H4004");
}

TEST(AStreetName, that_may_be_short_for_two_streets_leaves_both) {
    EXPECT_EQ(in_short("7 ĐT 925, Phường Gò Mây").substr(0, 1), "C");
    EXPECT_NE(in_short("7 ĐT 925, Phường Gò Mây").find("H4003 H4004"), std::string::npos);
}

TEST(ANumber, behind_a_numbered_ward_is_the_house_without_a_comma_too) {
    static const Geocoder geocoder(small_country::gazetteer());
    EXPECT_EQ(geocoder.geocode("Phường 5 31 Đường 3 Tháng 2, Quận 7, TP.HCM", small_country::Addresses()).code, "A10");
}

}  // namespace
}  // namespace diachi::registry::geocoding
