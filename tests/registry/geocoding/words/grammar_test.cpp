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
        "20AnguyenHuuTho,P.TanHung,HCM => B decided n51 address A7 commune.no_accents province.abbreviated "
        "street.no_accents",
        "22nguyenhuutho, phuong tanhung, tphcm => B decided n51 address A16 commune.no_accents province.abbreviated "
        "street.no_accents",
        "22 nguyenhuutho p.tanhung q7 => B decided n51 address A16 commune.no_accents street.no_accents",
        "số22đườngNguyễnHữuThọ, P. Tân Hưng, TP.HCM => A decided n51 address A16 province.abbreviated",
        "sn22 Nguyễn Hữu Thọ,KP1,P.Tân Hưng,TP.HCM => A decided n51 address A16 province.abbreviated",
        "73B/563B bis Đ30/4, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A6",
        "22 nguyenhuutho phuongtanhung thanhphohochiminh => B decided n51 address A16 commune.no_accents "
        "province.abbreviated street.no_accents",
        "73b/563b bis 30-4, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A6 street.other_writing",
        "Phường Cầu Giấy, Hà Nội, Vietnam => A decided n21 commune",
        "12/5trầnphú, yên hoà, hà nội => A decided n22 address A3",
        "20Quốclộ1A,PTânHưng,TPHồChíMinh => A decided n51 address A18",
        "20quoclo1a, phuong tanhung, tphcm => B decided n51 address A18 commune.no_accents province.abbreviated",
        "số5ngõ12TrầnPhú,YênHoà,HàNội => A decided n22 address A3",
        "05TrầnPhú,YênHoà,HàNội => A decided n22 address A2",
        "22Đ.NguyễnHữuThọ,PTânHưng,TPHồChíMinh => A decided n51 address A16",
        "22 Nguyễn Hữu Thọ, PTân Hưng, TPHồChíMinh => A decided n51 address A16",
        "20ĐườngTỉnh998,PTânHưng,TPHồChíMinh => A decided n51 address A11",
        "20TinhLo998,PhuongTanHung,ThanhphoHoChiMinh => B decided n51 address A11 commune.no_accents "
        "province.no_accents",
    });
}

TEST(Words, that_belong_together_are_read_so_whatever_stands_between) {
    expect_all({
        "Số nhà: 22, Đường: Nguyễn Hữu Thọ, Phường: Tân Hưng, TP: Hồ Chí Minh => A decided n51 address A16",
        "22 Nguyễn Hữu Thọ. Nhà Bè Xanh. P. Tân Hưng. Hồ Chí Minh => B decided n51 address A16 text.not_recognised",
        "22 Nguyễn Hữu Thọ, Phường Phường Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "nhà số 5, ngõ số 12, Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "Khu chung cư, 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.not_recognised",
        "22 Duong Nguyễn Hữu Thọ, Phường Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "So 22 Nguyễn Hữu Thọ, Phường Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
    });
}

TEST(EnglishWords, stand_behind_the_names_that_they_tell_of) {
    expect_all({
        "20 National Road 1A, Tan Hung Ward, Ho Chi Minh City => B decided n51 address A18 commune.no_accents "
        "province.no_accents",
        "7 Vu Dinh Lieu St Tan Hung Ward Ho Chi Minh City => B decided n51 address A20 commune.no_accents "
        "province.no_accents street.no_accents",
        "5 Tran Phu St Trung Hoa Ward Cau Giay District Ha Noi City => B decided n22 address A2 commune.no_accents "
        "district.no_accents province.no_accents "
        "commune.former_name street.no_accents",
    });
}

TEST(FiguresForLetters, are_read_as_a_scanner_meant_them) {
    expect_all({
        "Phường Cửa Nam, Quận H0àn Kiếm, Hà Nội => C candidates n11 n13 province text.typing_leftovers "
        "district.spelled_wrong commune.split",
    });
}

TEST(Noise, is_no_house_number) {
    expect_all({
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh, ĐT: 0292 3 820 820 => B decided n51 address A16 text.noise",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh 0913.123.456 => B decided n51 address A16 text.noise",
        "Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh (0913 123 456) => B decided n51 street text.noise",
        "CCCD 079203001234, Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 street text.noise",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh; a.b@c.vn => B decided n51 address A16 text.noise",
        "ngày 12/03/2024: 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.noise",
        "Địa chỉ: 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh 700000 => A decided n51 address A16",
        "đ/c: 22 Nguyễn Hữu Thọ, P. Tân Hưng, TP.HCM => A decided n51 address A16 province.abbreviated",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh, sinh ngày 1/2/1990, CMND 312345678 => B decided n51 address A16 "
        "text.noise text.noise",
        "12/5/2010 Trần Phú, Yên Hoà, Hà Nội => C decided n22 street house_number.not_found",
        "20 ĐT 998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
    });
}

TEST(Noise, before_an_address_leaves_its_house_number) {
    expect_all({
        "Tạm trú tại 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "tại 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "tai 22 Nguyen Huu Tho, P. Tan Hung, Ho Chi Minh => B decided n51 address A16 commune.no_accents "
        "province.no_accents street.no_accents",
        "NOHN: 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "Thửa đất tại 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh SDT0913.123.456 => B decided n51 address A16 text.noise",
    });
}

TEST(HouseNumbers, are_read_behind_a_letter_and_around_blanks) {
    expect_all({
        "s.22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "S. 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A16",
        "12 / 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "H12 số 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "CH 12 – 04, 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 unit A19",
    });
}

TEST(RelativeWords, never_decide_a_house) {
    expect_all({
        "đối diện 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 street text.relative",
        "Đối diện số 22, Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 street text.relative",
        "doi dien so 22 Nguyen Huu Tho, P. Tan Hung, Ho Chi Minh => C decided n51 street text.relative "
        "commune.no_accents province.no_accents street.no_accents",
        "gần chợ Cũ, đường Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 street text.relative "
        "text.not_recognised",
        "sau lưng nhà số 22 Nguyễn Hữu Thọ, P. Tân Hưng, Hồ Chí Minh => C decided n51 street text.relative",
        "bên hông 22 Nguyễn Hữu Thọ P. Tân Hưng, Hồ Chí Minh => C decided n51 street text.relative",
    });
}

TEST(RelativeWords, behind_a_house_of_its_own_are_noise) {
    expect_all({
        "22 Nguyễn Hữu Thọ, gần chợ Lạ, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.noise",
        "22 Nguyễn Hữu Thọ (đối diện số 20A), P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.noise",
        "22 Nguyễn Hữu Thọ đối diện trường 5 P. Tân Hưng, Hồ Chí Minh => B decided n51 address A16 text.noise",
    });
}

TEST(Roads, by_number_are_found_by_their_usual_names) {
    expect_all({
        "20 QL1A, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A18",
        "20 Quốc lộ 1, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A18 street.other_writing",
        "20 QL 1, P. Tân Hưng, Hồ Chí Minh => B decided n51 address A18 street.other_writing",
        "20 National Road 1A, Tan Hung Ward, Ho Chi Minh City => B decided n51 address A18 commune.no_accents "
        "province.no_accents",
        "20 Q.lộ 1A, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A18",
        "20 Provincial Road 998, Tan Hung Ward, Ho Chi Minh City => B decided n51 address A11 commune.no_accents "
        "province.no_accents",
        "20 DT998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
        "20 HL 998, P. Tân Hưng, Hồ Chí Minh => C decided n51 commune street.not_found house_number.not_found",
        "20 TL 998, P. Tân Hưng, Hồ Chí Minh => A decided n51 address A11",
    });
}

TEST(EnglishWords, are_read_as_web_maps_write_them) {
    expect_all({
        "22 Nguyen Huu Tho Street, Quarter 1, Tan Hung Ward, Ho Chi Minh City => B decided n51 address A16 "
        "commune.no_accents province.no_accents street.no_accents",
        "22 Nguyen Huu Tho St., Ward 5, District 7, HCMC => B decided n51 address A16 province.abbreviated "
        "commune.former_name street.no_accents",
        "73B/563B bis 30/4 Street, Tan Hung Ward, Ho Chi Minh City => B decided n51 address A6 commune.no_accents "
        "province.no_accents",
        "22 Nguyen Huu Tho, W.5, Dist. 7, HCMC => B decided n51 address A16 province.abbreviated commune.former_name "
        "street.no_accents",
        "5 Alley 12 Tran Phu, Yen Hoa Ward, Hanoi => B decided n22 address A3 commune.no_accents province.abbreviated "
        "street.no_accents",
    });
}

TEST(Rooms, and_alleys_are_told_from_wards_and_districts_by_their_number) {
    expect_all({
        "P.1204, 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 unit A19",
        "Căn hộ 1204, 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 unit A19",
        "căn hộ 12-04, 5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 unit A19",
        "5 Trần Phú, căn hộ 12 – 04, Yên Hoà, Hà Nội => A decided n22 unit A19",
        "số 5 H.12 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
    });
}

TEST(Encodings, of_old_fonts_are_read_and_reported) {
    expect_all({
        "22 Nguyeãn Höõu Thoï, Phöôøng Taân Höng, TP Hoà Chí Minh => B decided n51 address A16 text.legacy_encoding",
        "22 Nguyá»…n Há»¯u Thá»\u008d, PhÆ°á»\u009dng TÃ¢n HÆ°ng, Há»“ ChÃ\u00ad Minh => B decided n51 address A16 "
        "text.legacy_encoding",
        "22 Nguye\u0302\u0303n Hu\u031B\u0303u Tho\u0323, Phường Tân Hưng, TP Hồ Chí Minh => A decided n51 address A16",
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
