#include <gtest/gtest.h>

#include <string>

#include "registry/geocoding/geocoder.hpp"
#include "small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

Period between(const char* from, const char* to) {
    return {Date::parse(from), Date::parse(to)};
}

/// A province divided in 2004; of its communes one merged in 2020 and that one in 2025. Two communes were called Tân An
/// one after the other, in one district. The district changed its kind, and a street its name.
Gazetteer country() {
    Gazetteer all;
    const auto add = [&](Id id, Level level, const char* code, const char* name, Id parent, Period valid) {
        all.units.push_back({id, level, code, name, "", parent == 0 ? std::nullopt : std::optional(parent), valid});
    };
    add(1, Level::province, "o1", "Tỉnh Cần Thơ", 0, between("", "2004-01-01"));
    add(2, Level::province, "o2", "Tỉnh Hậu Giang", 0, between("2004-01-01", "2025-07-01"));
    add(3, Level::province, "n3", "Thành phố Cần Thơ", 0, between("2025-07-01", ""));
    add(10, Level::district, "o10", "Huyện Long Mỹ", 2, between("", "2015-05-15"));
    add(10, Level::district, "o10", "Thị xã Long Mỹ", 2, between("2015-05-15", "2025-07-01"));
    add(20, Level::commune, "o20", "Xã Tân An", 10, between("", "2010-01-01"));
    add(21, Level::commune, "o21", "Xã Long Bình", 10, between("", "2020-01-01"));
    add(22, Level::commune, "o22", "Xã Tân An", 10, between("2012-01-01", "2025-07-01"));
    add(23, Level::commune, "o23", "Xã Vĩnh Thuận", 10, between("", "2019-01-01"));
    add(30, Level::commune, "n30", "Phường Long Phú", 3, between("2025-07-01", ""));
    add(31, Level::commune, "n31", "Phường Long Mỹ", 3, between("2025-07-01", ""));
    const auto link = [&](Id from, Id to, bool whole, const char* day, const char* document, bool inferred = false) {
        all.lineage.push_back({from, to, whole, *Date::parse(day), document, inferred});
    };
    link(1, 2, false, "2004-01-01", "22/2003/QH11");
    link(20, 21, true, "2010-01-01", "01/NQ-CP", true);
    link(21, 22, true, "2020-01-01", "900/NQ-UBTVQH14");
    link(22, 30, true, "2025-07-01", "1668/NQ-UBTVQH15");
    all.thoroughfares.push_back({100, std::nullopt, "Đường Võ Văn Kiệt", {30}, {}});
    all.thoroughfares.back().former_names.push_back({"Đường Bến Đò", between("", "2015-01-01")});
    all.thoroughfares.push_back({101, std::nullopt, "Đường Bến Đò", {30}, {}});
    all.places.push_back({200, "Ấp", "Ấp Mới", {30}, {}});
    all.places.back().former_names.push_back({"Ấp Cũ", between("", "2010-01-01")});
    return all;
}

const Geocoder& geocoder() {
    static const Geocoder one(country());
    return one;
}

Answer answer_to(const std::string& text, const char* as_of = "") {
    return geocoder().geocode({text, Date::parse(as_of)}, small_country::Addresses());
}

std::string in_short(const std::string& text, const char* as_of = "") {
    return small_country::in_short(answer_to(text, as_of), geocoder().gazetteer());
}

TEST(NamesOverTime, a_chain_of_mergers_is_followed_with_each_day_and_document) {
    const Answer answer = answer_to("Xã Tân An, huyện Long Mỹ, tỉnh Cần Thơ", "2003-05-01");
    EXPECT_EQ(small_country::in_short(answer, geocoder().gazetteer()), "A decided n30 commune commune.former_name");
    ASSERT_EQ(answer.lineage.size(), 3U);
    EXPECT_EQ(answer.lineage[0].document, "01/NQ-CP");
    EXPECT_EQ(answer.lineage[1].effective, "2020-01-01");
    EXPECT_EQ(answer.lineage[2].to, 30);
    EXPECT_TRUE(answer.lineage[2].whole);
    EXPECT_TRUE(answer.lineage[0].inferred);
    EXPECT_FALSE(answer.lineage[1].inferred);
}

TEST(NamesOverTime, a_commune_of_a_divided_province_is_found_under_the_province_of_before) {
    EXPECT_EQ(in_short("Xã Long Bình, Huyện Long Mỹ, Tỉnh Cần Thơ"), "A decided n30 commune commune.former_name");
    EXPECT_EQ(in_short("Xã Long Bình, TX. Long Mỹ, Hậu Giang"), "A decided n30 commune commune.former_name");
}

TEST(NamesOverTime, the_day_of_the_text_tells_which_unit_of_one_name_is_meant) {
    EXPECT_EQ(answer_to("Xã Tân An, Long Mỹ, Hậu Giang", "2005-01-01").lineage.at(0).from, 20);
    EXPECT_EQ(answer_to("Xã Tân An, Long Mỹ, Hậu Giang", "2022-01-01").lineage.at(0).from, 22);
}

TEST(NamesOverTime, a_name_that_was_not_in_force_on_the_day_is_still_found) {
    EXPECT_EQ(in_short("Phường Long Phú, Cần Thơ", "2010-01-01"), "A decided n30 commune");
    EXPECT_EQ(in_short("Xã Long Bình, Long Mỹ, Hậu Giang", "2026-01-01"), "A decided n30 commune commune.former_name");
}

TEST(NamesOverTime, a_commune_whose_successor_nobody_recorded_leaves_those_of_its_district) {
    EXPECT_EQ(in_short("Xã Vĩnh Thuận, Huyện Long Mỹ, Hậu Giang").substr(0, 5), "A dec");
    EXPECT_TRUE(answer_to("Xã Vĩnh Thuận, Huyện Long Mỹ, Hậu Giang").lineage.empty());
}

TEST(NamesOverTime, a_street_is_found_under_a_name_that_it_had) {
    Gazetteer renamed = country();
    renamed.thoroughfares.pop_back();
    const Geocoder one(std::move(renamed));
    const Answer answer =
        one.geocode({std::string_view("Đường Bến Đò, Phường Long Phú, Cần Thơ")}, small_country::Addresses());
    EXPECT_EQ(small_country::in_short(answer, one.gazetteer()), "A decided n30 street street.former_name");
    EXPECT_EQ(answer.thoroughfare, 100);
}

TEST(NamesOverTime, the_present_name_of_one_street_comes_before_the_former_name_of_another_unless_the_day_says_so) {
    const std::string text = "Đường Bến Đò, Phường Long Phú, Cần Thơ";
    EXPECT_EQ(answer_to(text).thoroughfare, 101);
    EXPECT_EQ(answer_to(text, "2026-01-01").thoroughfare, 101);
    EXPECT_EQ(answer_to(text, "2012-01-01").thoroughfare, 100);
}

TEST(NamesOverTime, a_place_is_found_under_a_name_that_it_had) {
    EXPECT_EQ(in_short("Ấp Cũ, Phường Long Phú, Cần Thơ"), "A decided n30 place place.former_name");
}

TEST(NamesOverTime, homonyms_in_one_commune_of_today_are_kept_apart_by_the_former_commune) {
    Gazetteer merged = country();
    merged.lineage.push_back({23, 30, true, *Date::parse("2019-01-01"), "1/NQ"});
    merged.places.push_back({201, "Ấp", "Ấp 1", {30, 21}, {}});
    merged.places.push_back({202, "Ấp", "Ấp 1", {30, 23}, {}});
    merged.thoroughfares.push_back({110, std::nullopt, "Đường Lê Lợi", {30, 21}, {}});
    merged.thoroughfares.push_back({111, std::nullopt, "Đường Lê Lợi", {30, 23}, {}});
    const Geocoder one(std::move(merged));
    const small_country::Addresses none;
    const auto ask = [&](std::string_view text) { return one.geocode({text}, none); };
    EXPECT_EQ(ask("Ấp 1, xã Long Bình cũ, huyện Long Mỹ, Hậu Giang").place, 201);
    EXPECT_EQ(ask("Ấp 1, xã Vĩnh Thuận cũ, huyện Long Mỹ, Hậu Giang").place, 202);
    EXPECT_EQ(ask("đường Lê Lợi, xã Long Bình, huyện Long Mỹ, Hậu Giang").thoroughfare, 110);
    EXPECT_EQ(ask("đường Lê Lợi, xã Vĩnh Thuận, huyện Long Mỹ, Hậu Giang").thoroughfare, 111);
    EXPECT_FALSE(ask("đường Lê Lợi, phường Long Phú, Cần Thơ").thoroughfare);
}

}  // namespace
}  // namespace diachi::registry::geocoding
