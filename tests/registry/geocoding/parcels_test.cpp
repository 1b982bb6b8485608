#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "geo/point_inside.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/store_lookup.hpp"
#include "small_country.hpp"
#include "tests/registry/issued_town.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Parcel 12 of sheet 5 of the former ward Trung Hoà, which was split, lies in what is Yên Hoà today; 9 of sheet 1
/// twice.
class Parcels : public small_country::Addresses {
  public:
    std::vector<KnownParcel> parcels(const std::vector<Id>& communes, const std::string& sheet,
                                     const std::string& number) const override {
        std::vector<KnownParcel> found;
        for (const Id commune : communes) {
            if (commune == 22 && sheet == "5" && number == "12") found.push_back(one("o22", sheet, number));
            if (commune == 122 && sheet == "1" && number == "9")
                for (const char* unit : {"n22", "o22"}) found.push_back(one(unit, sheet, number));
        }
        return found;
    }

  private:
    static KnownParcel one(const char* unit, const std::string& sheet, const std::string& number) {
        return {{unit, sheet, number}, 122, geo::Position::of_units(1058000000, 210000000), 12.5};
    }
};

const Geocoder& geocoder() {
    static const Geocoder made(small_country::gazetteer());
    return made;
}

Answer asked(const std::string& text) {
    return geocoder().geocode(text, Parcels());
}

std::string in_short(const std::string& text) {
    return small_country::in_short(asked(text), geocoder().gazetteer());
}

TEST(AParcel, is_read_however_forms_write_it) {
    for (const std::string written : {"Thửa đất số 12, tờ bản đồ số 5", "thửa 12 tờ 5", "Thửa số 12, TBĐ 5",
                                      "tờ bản đồ 05, thửa đất 12", "thua dat so 12 thuoc to ban do so 5"}) {
        const Answer answer = asked(written + ", Phường Trung Hoà, Quận Cầu Giấy, Hà Nội");
        EXPECT_EQ(answer.level, MatchLevel::parcel) << written;
        EXPECT_TRUE(answer.code.empty());
    }
    EXPECT_EQ(asked("Phường Trung Hoà (thửa 12, tờ 5), Quận Cầu Giấy, Hà Nội").level, MatchLevel::parcel);
}

TEST(AParcel, decides_a_split_commune_and_gives_its_position) {
    EXPECT_EQ(in_short("thửa 12 tờ 5, Phường Trung Hoà, Quận Cầu Giấy, Hà Nội"),
              "A decided n22 parcel commune.former_name");
    const Answer answer = asked("thửa 12 tờ 5, Phường Trung Hoà, Quận Cầu Giấy, Hà Nội");
    EXPECT_EQ(answer.uncertainty_m, 12.5);
    EXPECT_EQ(answer.evidence.front().kind, "parcel");
    EXPECT_EQ(answer.evidence.front().found, "o22/5/12");
    EXPECT_EQ(answer.score, 88);
}

TEST(AParcel, that_is_not_known_or_not_alone_leaves_the_answer_open) {
    EXPECT_EQ(in_short("thửa 13 tờ 5, Phường Yên Hoà, Hà Nội"), "C decided n22 commune parcel.not_found");
    EXPECT_EQ(in_short("thửa 9 tờ 1, Phường Yên Hoà, Hà Nội"), "C decided n22 commune parcel.ambiguous");
}

TEST(AParcel, takes_nothing_from_the_house_that_stands_beside_it) {
    EXPECT_EQ(asked("5 Trần Phú, thửa 12 tờ 5, Phường Yên Hoà, Hà Nội").code, "A2");
}

TEST(StoreLookup, finds_a_parcel_by_the_commune_that_surveyed_it) {
    IssuedTown town;
    const StoreLookup addresses(town.store(), Date::today());
    const auto found = addresses.parcels({town.town().east, town.town().west}, "3", "45");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().key.surveying_unit, "00001");
    EXPECT_EQ(found.front().commune, town.town().east);
    EXPECT_GT(found.front().uncertainty_m, 0);
    EXPECT_TRUE(addresses.parcels({town.town().west}, "3", "45").empty());
}

TEST(APointInside, lies_in_a_shape_whose_middle_does_not) {
    const geo::MultiPolygon horseshoe{{{{{0, 0}, {9, 0}, {9, 9}, {6, 9}, {6, 3}, {3, 3}, {3, 9}, {0, 9}, {0, 0}}}, {}}};
    EXPECT_FALSE(geo::contains(horseshoe, {4.5, 4.5}));
    EXPECT_TRUE(geo::contains(horseshoe, geo::point_inside(horseshoe)));
}

}  // namespace
}  // namespace diachi::registry::geocoding
