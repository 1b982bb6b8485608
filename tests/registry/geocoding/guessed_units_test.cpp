#include <gtest/gtest.h>

#include <string>

#include "registry/geocoding/geocoder.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

/// The small country with two more districts in the north: one is spelled nearly like the end of a street's name and
/// the beginning of its ward's, the other is called as that ward.
Gazetteer country() {
    Gazetteer all = small_country::gazetteer();
    const auto reform = Date::parse("2025-07-01");
    all.units.push_back({300, Level::district, "o300", "Huyện Thơ Tân", "Huyện", 4, {std::nullopt, reform}});
    all.units.push_back({301, Level::commune, "o301", "Xã Xa Lắc", "Xã", 300, {std::nullopt, reform}});
    all.units.push_back({302, Level::district, "o302", "Huyện Tân Hưng", "Huyện", 4, {std::nullopt, reform}});
    all.units.push_back({303, Level::commune, "o303", "Xã Tít Mù", "Xã", 302, {std::nullopt, reform}});
    all.lineage.push_back({301, 164, true, *reform, "1672/NQ-UBTVQH15"});
    all.lineage.push_back({303, 165, true, *reform, "1672/NQ-UBTVQH15"});
    return all;
}

Answer answer_to(const std::string& text) {
    static const Geocoder geocoder(country());
    return geocoder.geocode(text, small_country::Addresses());
}

TEST(UnitsThatAreGuessed, give_way_to_a_house_that_stands_in_the_text_exactly) {
    const Answer answer = answer_to("22 Nguyễn Hữu Thọ Tân Kiểng");
    EXPECT_EQ(answer.category, Category::exact);
    EXPECT_EQ(answer.code, "A16");
}

TEST(UnitsThatAreGuessed, leave_a_house_that_needs_the_same_words_a_candidate) {
    const Answer answer = answer_to("22 Nguyễn Hữu Thọ Tân Hưng");
    EXPECT_EQ(answer.category, Category::candidates);
    EXPECT_EQ(answer.address_candidates, std::vector<std::string>{"A16"});
    EXPECT_EQ(answer_to("22 Nguyễn Hữu Thọ Tân Hưng, Hồ Chí Minh").code, "A16");
}

TEST(UnitsThatAreGuessed, contradict_no_commune_that_became_one_of_that_name) {
    const Answer answer = answer_to("22 Nguyễn Hữu Thọ, Phường Tân Kiểng/Tân Hưng");
    EXPECT_EQ(answer.category, Category::exact);
    EXPECT_EQ(answer.code, "A16");
}

}  // namespace
}  // namespace diachi::registry::geocoding
