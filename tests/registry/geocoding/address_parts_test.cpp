#include "registry/geocoding/address_parts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "registry/geocoding/geocoder.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

/// The small country, with the kinds of its units, which its names begin with.
Gazetteer country() {
    auto country = small_country::gazetteer();
    for (auto& version : country.units)
        for (const std::string kind : {"Phường", "Xã", "Thị trấn", "Quận", "Huyện", "Thành phố", "Tỉnh", "Đặc khu"})
            if (version.name.starts_with(kind + " ")) version.kind = kind;
    return country;
}

std::string text(const AddressParts& parts) {
    return PartsWriter(country()).text(parts);
}

TEST(AddressParts, StandFromSmallToLargeWithTheirKindWords) {
    EXPECT_EQ(text({"12/5", "25-06", "Trần Phú", "Thôn Bắc", "Cửa Nam", "Hoàn Kiếm", "Hà Nội"}),
              "Căn hộ 25-06, 12/5 Đường Trần Phú, Thôn Bắc, Phường Cửa Nam, Quận Hoàn Kiếm, Thành phố Hà Nội");
}

TEST(AddressParts, KeepTheKindWordThatTheyHave) {
    EXPECT_EQ(text({"", "", "Phố Quang Trung", "", "P. Cửa Nam", "Q. Hoàn Kiếm", "TP Hà Nội"}),
              "Phố Quang Trung, P. Cửa Nam, Q. Hoàn Kiếm, TP Hà Nội");
}

TEST(AddressParts, AreGivenAKindOnlyWhereTheMapKnowsOne) {
    EXPECT_EQ(text({"", "", "", "", "Đông Anh", "", ""}), "Đông Anh") << "a town of before and a commune of today";
    EXPECT_EQ(text({"", "", "", "", "Nơi Lạ", "", "HCM"}), "X. Nơi Lạ, HCM");
}

TEST(AddressParts, OfACommuneAreNeverTakenForAStreet) {
    const Geocoder geocoder(country());
    const auto answer =
        geocoder.geocode(text({"", "", "", "", "Trần Hưng Đạo", "", "Hà Nội"}), small_country::Addresses());
    EXPECT_EQ(answer.level, MatchLevel::commune);
    EXPECT_FALSE(answer.thoroughfare);
}

TEST(AddressParts, ThatNobodyBearsAreToldAndNeverReadAsAnotherLevel) {
    const Geocoder geocoder(country());
    const small_country::Addresses addresses;
    // A street of Tân Hưng bears the name that the commune is given.
    const std::string written = text({"", "", "", "", "Nguyễn Hữu Thọ", "Quận 7", "Hồ Chí Minh"});
    EXPECT_EQ(geocoder.geocode(written, addresses).level, MatchLevel::street) << "as free text";
    Question question(written);
    question.in_parts = true;
    const auto answer = geocoder.geocode(question, addresses);
    EXPECT_NE(answer.level, MatchLevel::street);
    EXPECT_EQ(answer.category, Category::candidates);
    const bool told = std::any_of(answer.faults.begin(), answer.faults.end(), [](const Fault& one) {
        return one.element == "commune" && one.fault == "not_found" && one.value == "X. Nguyễn Hữu Thọ";
    });
    EXPECT_TRUE(told);
}

TEST(AddressParts, OfAFlatAreNeverTakenForTheHouse) {
    EXPECT_EQ(text({"15", "3", "Trần Phú", "", "", "", ""}), "Căn hộ 3, 15 Đường Trần Phú");
    EXPECT_EQ(text({"15", "P.102", "Trần Phú", "", "", "", ""}), "P.102, 15 Đường Trần Phú");
    EXPECT_EQ(text({"15", "phòng 3", "Trần Phú", "", "", "", ""}), "phòng 3, 15 Đường Trần Phú");
}

TEST(AddressParts, HoldNoCommaThatWouldMakeTwoOfThem) {
    EXPECT_EQ(text({"", "", "Trần, Phú", "", "", "", ""}), "Đường Trần  Phú");
}

}  // namespace
}  // namespace diachi::registry::geocoding
