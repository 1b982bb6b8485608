#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registry/geocoding/geocoder.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

const Geocoder& geocoder() {
    static const Geocoder made(small_country::gazetteer());
    return made;
}

std::string answered(const std::string& text) {
    return small_country::in_short(geocoder().geocode(text, small_country::Addresses()), geocoder().gazetteer());
}

/// Cases as "text => answer in short", one a line.
void expect_all(const std::vector<std::string>& cases) {
    for (const std::string& one : cases) {
        const std::size_t arrow = one.find(" => ");
        ASSERT_NE(arrow, std::string::npos) << one;
        EXPECT_EQ(answered(one.substr(0, arrow)), one.substr(arrow + 4)) << one.substr(0, arrow);
    }
}

TEST(GluedWords, are_parted_into_the_words_that_are_known) {
    expect_all({
        "22NguyễnHữuThọ,PTânHưng,TPHồChíMinh => A decided n51 address A16",
        "20AnguyenHuuTho,P.TanHung,HCM => ?",
        "22nguyenhuutho, phuong tanhung, tphcm => ?",
        "22 nguyenhuutho p.tanhung q7 => ?",
        "số22đườngNguyễnHữuThọ, P. Tân Hưng, TP.HCM => ?",
        "sn22 Nguyễn Hữu Thọ,KP1,P.Tân Hưng,TP.HCM => ?",
        "73B/563B bis Đ30/4, P. Tân Hưng, Hồ Chí Minh => ?",
        "12/5trầnphú, yên hoà, hà nội => ?",
    });
}

TEST(Noise, is_no_house_number) {
    expect_all({
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh, ĐT: 0292 3 820 820 => ?",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh 0913.123.456 => ?",
        "Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh (0913 123 456) => ?",
        "CCCD 079203001234, Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh; a.b@c.vn => ?",
        "ngày 12/03/2024: 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "Địa chỉ: 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh 700000 => ?",
        "20 ĐT 998, P. Tân Hưng, Hồ Chí Minh => ?",
    });
}

TEST(RelativeWords, never_decide_a_house) {
    expect_all({
        "đối diện 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "Đối diện số 22, Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "doi dien so 22 Nguyen Huu Tho, P. Tan Hung, Ho Chi Minh => ?",
        "gần chợ Cũ, đường Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "sau lưng nhà số 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => ?",
        "bên hông 22 Nguyễn Hữu Thọ P. Tân Hưng, Hồ Chí Minh => ?",
    });
}

TEST(RelativeWords, behind_a_house_of_its_own_are_noise) {
    expect_all({
        "22 Nguyễn Hữu Thọ, gần chợ Lạ, P. Tân Hưng, Hồ Chí Minh => ?",
        "22 Nguyễn Hữu Thọ (đối diện số 20A), P. Tân Hưng, Hồ Chí Minh => ?",
        "22 Nguyễn Hữu Thọ đối diện trường 5 P. Tân Hưng, Hồ Chí Minh => ?",
    });
}

TEST(Roads, by_number_are_found_by_their_usual_names) {
    expect_all({
        "20 QL1A, P. Tân Hưng, Hồ Chí Minh => ?",
        "20 Quốc lộ 1, P. Tân Hưng, Hồ Chí Minh => ?",
        "20 QL 1, P. Tân Hưng, Hồ Chí Minh => ?",
        "20 National Road 1A, Tan Hung Ward, Ho Chi Minh City => ?",
        "20 Provincial Road 998, Tan Hung Ward, Ho Chi Minh City => ?",
        "20 DT998, P. Tân Hưng, Hồ Chí Minh => ?",
        "20 TL 998, P. Tân Hưng, Hồ Chí Minh => ?",
    });
}

TEST(EnglishWords, are_read_as_web_maps_write_them) {
    expect_all({
        "22 Nguyen Huu Tho Street, Quarter 1, Tan Hung Ward, Ho Chi Minh City => ?",
        "22 Nguyen Huu Tho St., Ward 5, District 7, HCMC => ?",
        "22 Nguyen Huu Tho, W.5, Dist. 7, HCMC => ?",
        "5 Alley 12 Tran Phu, Yen Hoa Ward, Hanoi => ?",
    });
}

TEST(Rooms, and_alleys_are_told_from_wards_and_districts_by_their_number) {
    expect_all({
        "P.1204, 5 Trần Phú, Yên Hoà, Hà Nội => ?",
        "Căn hộ 1204, 5 Trần Phú, Yên Hoà, Hà Nội => ?",
        "căn hộ 12-04, 5 Trần Phú, Yên Hoà, Hà Nội => ?",
        "số 5 H.12 Trần Phú, Yên Hoà, Hà Nội => ?",
    });
}

TEST(Encodings, of_old_fonts_are_read_and_reported) {
    expect_all({
        "22 Nguyeãn Höõu Thoï, Phöôøng Taân Höng, TP Hoà Chí Minh => ?",
        "22 Nguyá»…n Há»¯u Thá»\u008d, PhÆ°á»\u009dng TÃ¢n HÆ°ng, Há»“ ChÃ\u00ad Minh => ?",
        "22 Ngu\u0079ễn Hữu Thọ, Phường Tân Hưng, TP Hồ Chí Minh => A decided n51 address A16",
    });
}

/// Texts that only waste time: the work a byte stays bounded, so all of them are answered.
TEST(HostileTexts, are_answered) {
    const std::string unit_words = "phường xã quận huyện p q h tp tx ";
    for (const std::string& part :
         {std::string("/"), std::string("1"), std::string("an "), unit_words, std::string("đ"), std::string("1/"),
          std::string("@"), std::string("0 "), std::string("gần "), std::string("tanhung"), std::string("Ã"),
          std::string("đối diện 1 ")}) {
        std::string text;
        while (text.size() < 1000) text += part;
        EXPECT_NO_THROW(answered(text)) << part;
    }
}

}  // namespace
}  // namespace diachi::registry::geocoding
