#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registry/geocoding/geocoder.hpp"
#include "small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Cases as "text => answer in short", one a line.
void expect_all(const std::vector<std::string>& cases) {
    static const Geocoder geocoder(small_country::gazetteer());
    for (const std::string& one : cases) {
        const std::size_t arrow = one.find(" => ");
        ASSERT_NE(arrow, std::string::npos) << one;
        const std::string text = one.substr(0, arrow);
        const Answer answer = geocoder.geocode(text, small_country::Addresses());
        EXPECT_EQ(small_country::in_short(answer, geocoder.gazetteer()), one.substr(arrow + 4)) << text;
    }
}

TEST(Streets, are_read_behind_a_shortened_street_word) {
    expect_all({
        "20A đ.Nguyễn Hữu Thọ, P.Tân Hưng, TP.HCM => A decided n51 address A7 province.abbreviated",
        "22 Đ. Nguyễn Hữu Thọ, P. Tân Hưng, TP.HCM => A decided n51 address A16 province.abbreviated",
        "22 đg. Nguyễn Hữu Thọ, P. Tân Hưng, TP.HCM => A decided n51 address A16 province.abbreviated",
        "22 Đ Nguyễn Hữu Thọ, P. Tân Hưng, TP.HCM => A decided n51 address A16 province.abbreviated",
        "22 d. Nguyen Huu Tho, P. Tan Hung, HCM => B decided n51 address A16 commune.no_accents province.abbreviated "
        "street.no_accents",
        "22 p. Trần Phú, P. Yên Hoà, Hà Nội => C decided n22 street street.other_kind house_number.not_found",
        "5 P. Trần Phú, P. Yên Hoà, Hà Nội => B decided n22 address A2 street.other_kind",
        "22D Nguyễn Hữu Thọ, P. Tân Hưng, TP.HCM => C decided n51 street province.abbreviated house_number.not_found",
    });
}

TEST(Streets, may_hold_what_is_a_kind_word_elsewhere) {
    // Đình is a communal house, too; Khu phố 1 has a house 7 of its own.
    expect_all({
        "7 Đường Vũ Đình Liệu, Khu phố 1, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A20",
        "Đường Vũ Đình Liệu 7, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A20",
        "7 Vũ Đình Liệu, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A20",
        "7 Đường Vũ Đình Lạ, P. Tân Hưng, Hồ Chí Minh => C decided n51 commune street.not_found "
        "house_number.not_found text.not_recognised",
    });
}

TEST(Streets, of_a_letter_and_a_number_are_no_wards) {
    expect_all({
        "Đường F4 số nhà 16, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A23",
        "16 F4, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A23",
        "22 Nguyễn Hữu Thọ, F5, Quận 7, HCM => A decided n51 address A16 province.abbreviated commune.former_name",
    });
}

TEST(Streets, are_whole_behind_a_street_word_that_lost_its_accents) {
    expect_all({
        "Duong Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 street",
        "22 Duong Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "22 Nguyễn Lạ Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 address A16 street.cut_short",
    });
}

TEST(HouseNumbers, are_read_with_a_letter_behind_a_dash_and_from_the_alley) {
    expect_all({
        "37-A Đường Vũ Đình Liệu, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A21",
        "Hẻm 207/1 Đường Vũ Đình Liệu, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A22 street.other_writing",
        "37AĐườngVũĐìnhLiệu,PhườngTânHưng,HồChíMinh => A decided n51 address A21",
    });
}

TEST(Streets, named_after_a_date_are_found_however_the_date_is_written) {
    expect_all({
        "31 CMT8, P. Tân Hưng, Q7 => B decided n51 address A9 street.other_writing",
        "31 đường Cách mạng tháng Tám, Tân Hưng, Hồ Chí Minh => B decided n51 address A9 street.other_writing",
        "31 Cách Mạng Tháng 8, Tân Hưng, Hồ Chí Minh => A decided n51 address A9",
        "31 đường 3/2, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A10 street.other_writing",
        "31 3-2, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A10 street.other_writing",
        "31 đường 3.2, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A10 street.other_writing",
        "31 Đường 03/02, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A10 street.other_writing",
        "31 3 Tháng 2, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A10",
        "31 Ba tháng hai, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A10 street.other_writing",
        "73B/563B bis đường 30 tháng 4, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A6 street.other_writing",
        "31 đường 3/3, P. Tân Hưng, Hồ Chí Minh => C decided n51 commune street.not_found house_number.not_found",
        "3/2, P. Tân Hưng, Hồ Chí Minh => C decided n51 commune house_number.not_found",
    });
}

TEST(Streets, with_a_number_for_a_name_are_told_apart_by_their_kind) {
    expect_all({
        "20 ĐT998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
        "20 Đ. Tỉnh 998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
        "20 tỉnh lộ 998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
        "20 đường 998, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A11 street.other_kind",
        "20 Quốc lộ 998, P. Tân Hưng, Hồ Chí Minh => C decided n51 commune street.not_found house_number.not_found",
    });
}

TEST(Streets, are_not_parts_of_longer_names) {
    expect_all({
        "22 Lê Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 address A16 street.cut_short",
        "22 Nguyễn Hữu Thọ Nối Dài, P. Tân Hưng, Hồ Chí Minh => C decided n51 address A16 street.cut_short",
        "22 Trần Lạ, đường Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 address A16 street.not_found",
    });
}

TEST(Streets, may_begin_with_the_word_of_a_building) {
    expect_all({
        "6 Chợ Cũ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A17",
        "22 chợ Lạ, đường Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.not_recognised",
    });
}

TEST(Streets, do_not_decide_a_split_commune_that_they_never_lay_in) {
    expect_all({
        "Đường Kênh Mới, Phường Quan Hoa, Quận Cầu Giấy => A decided n21 street commune.former_name",
        "Đường Kênh Mới, Phường Trung Hoà, Quận Cầu Giấy => C candidates n21 n22 province commune.split "
        "street.not_found",
        "9 Kênh Mới, Phường Trung Hoà, Quận Cầu Giấy => C candidates n21 n22 province commune.split street.not_found "
        "house_number.not_found",
    });
}

TEST(Houses, of_an_alley_are_never_taken_for_those_of_the_street) {
    expect_all({
        "nhà 5 ngõ 12 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "SN 5, ngõ 12, Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "12/5 ngõ 12 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "Số 5 ngõ 9 Trần Phú, Yên Hoà, Hà Nội => C decided n22 street house_number.not_found text.not_recognised",
        "Số 5 ngõ 3 ngõ 12 Trần Phú, Yên Hoà, Hà Nội => C decided n22 street house_number.not_found "
        "text.not_recognised",
        "Ngõ 12, Trần Phú, Yên Hoà, Hà Nội => A decided n22 street",
        "Ngõ 9, Trần Phú, Yên Hoà, Hà Nội => C decided n22 street text.not_recognised",
    });
}

TEST(Houses, with_two_numbers_or_a_missing_flat_stay_open) {
    expect_all({
        "20A, 22 Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 address A7 house_number.ambiguous",
        "20A và 22 Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 address A7 street.cut_short",
        "20A-22 Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 street house_number.not_found",
        "22-A Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 address A16 street.cut_short",
        "Số 10000 Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => C decided n51 street house_number.not_found",
        "Căn hộ 25-06, Trần Phú, P. Yên Hoà, Hà Nội => C decided n22 street flat.not_found",
    });
}

TEST(Places, of_one_name_in_one_commune_stay_open) {
    expect_all({
        "Thôn Bắc, Xã Đông Anh, Hà Nội => C decided n31 commune place.ambiguous",
        "Thôn Bắc, Xã Tân Lập, Huyện Đông Anh => A decided n31 place commune.former_name",
        "6 Thôn Bắc, Xã Đông Anh, Hà Nội => C decided n31 commune house_number.ambiguous place.ambiguous",
        "8 Thôn Bắc, Xã Đông Anh, Hà Nội => A decided n31 address A15",
        "9 Thôn Bắc, Xã Đông Anh, Hà Nội => C decided n31 commune house_number.not_found place.ambiguous",
    });
}

TEST(Places, are_compared_with_the_place_of_the_address) {
    expect_all({
        "22 Nguyễn Hữu Thọ, Khu phố 1, Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "22 Nguyễn Hữu Thọ, KP2, Tân Hưng, Hồ Chí Minh => C decided n51 address A16 place.contradicts",
    });
}

TEST(Units, that_are_named_beside_a_house_and_do_not_hold_it_are_overruled_where_no_other_house_is_as_near) {
    expect_all({
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, P. An Nhơn, TP.HCM => B decided n51 address A16 province.abbreviated "
        "commune.overruled",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Phường Lạ, TP.HCM => B decided n51 address A16 province.abbreviated "
        "commune.overruled",
        "5 Trần Phú, phường Trung Hoà (nay là phường Yên Hoà), Hà Nội => A decided n22 address A2",
    });
}

TEST(Houses, are_found_behind_the_building_that_stands_on_their_ground) {
    expect_all({
        "Chung cư ABC 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.not_recognised",
        "Nhà ông Ba 22 đường Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 "
        "text.not_recognised",
        "L1004A chung cư ABC, 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 address A16 "
        "flat.not_found text.not_recognised",
        "6 Chợ Cũ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A17",
    });
}

TEST(Houses, written_with_dots_are_those_of_the_path_and_never_those_of_its_first_number) {
    expect_all({
        "12.5 Trần Phú, P. Yên Hoà, Hà Nội => B decided n22 address A3 house_number.other_writing",
        "5.9 Trần Phú, P. Yên Hoà, Hà Nội => C decided n22 street house_number.other_writing house_number.not_found",
    });
}

TEST(Units, called_a_city_are_the_city_of_that_name_and_not_the_province) {
    expect_all({
        "277/8 Bến Lội, Phường Đông Kinh, tỉnh Lạng Sơn => B decided n62 address A30 commune.overruled commune.missing",
        "277/8 Bến Lội, Phường Đông Kinh, TP Lạng Sơn => C candidates n61 n63 province commune.ambiguous "
        "street.not_found house_number.not_found",
    });
}

TEST(Units, that_are_missing_are_told) {
    expect_all({
        "22 Nguyễn Hữu Thọ, TP.HCM => B decided n51 address A16 province.abbreviated commune.missing",
        "22 Nguyễn Hữu Thọ => C decided n51 address A16 province.missing",
        "Phố Hàng Bông, Hà Nội => C candidates n11 n13 province commune.missing",
    });
}

}  // namespace
}  // namespace diachi::registry::geocoding
