#include "registry/geocoding/geocoder.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

const Geocoder& geocoder() {
    static const Geocoder one(small_country::gazetteer());
    return one;
}

Answer answer_to(std::string_view text) {
    return geocoder().geocode(text, small_country::Addresses());
}

/// Cases as "text => answer in short", one a line.
void expect_all(const std::vector<std::string>& cases) {
    for (const std::string& one : cases) {
        const std::size_t arrow = one.find(" => ");
        ASSERT_NE(arrow, std::string::npos) << one;
        const std::string text = one.substr(0, arrow);
        EXPECT_EQ(small_country::in_short(answer_to(text), geocoder().gazetteer()), one.substr(arrow + 4)) << text;
    }
}

TEST(Geocoder, finds_the_commune_of_today_behind_every_usual_way_to_write_it) {
    expect_all({
        "Phường Yên Hoà, Thành phố Hà Nội => A decided n22 commune",
        "Phường Yên Hòa, TP. Hà Nội => A decided n22 commune",
        "p. yên hoà - tp hà nội - việt nam => A decided n22 commune",
        "PHƯỜNG YÊN HOÀ, HÀ NỘI 100000, Vietnam => A decided n22 commune",
        "Phu\u031Bo\u031B\u0300ng Ye\u0302n Hoa\u0300, Ha\u0300 No\u0323\u0302i => A decided n22 commune",
        "phuong yen hoa ha noi => B decided n22 commune commune.no_accents province.no_accents",
        "Yen Hoa Ward, Hanoi City => B decided n22 commune commune.no_accents province.abbreviated",
        "phuwowngf Yeen Hoaf, Haf Nooij => B decided n22 commune text.typing_leftovers",
        "Phu7o7ng2 Ye6n Hoa2, Ha2 No6i5 => B decided n22 commune text.typing_leftovers",
        "Ph\u00AD\u00EAng Y\u00AAn Ho\u00B5, H\u00B5 N\u00E9i => B decided n22 commune text.legacy_encoding",
        "Phường Yêm Hoà, Hà Nội => B decided n22 commune commune.spelled_wrong",
    });
}

TEST(Geocoder, follows_a_former_commune_that_went_whole_into_one_of_today) {
    expect_all({
        "Phường Quan Hoa, Quận Cầu Giấy, Thành phố Hà Nội => A decided n21 commune commune.former_name",
        "Quan Hoa, Cầu Giấy, Hà Nội => A decided n21 commune commune.former_name",
        "Thị trấn Đông Anh, Huyện Đông Anh => A decided n31 commune commune.former_name",
        "P. Tân Kiểng, Q7, TP.HCM => A decided n51 commune province.abbreviated commune.former_name",
        "P5, Q.Gò Vấp, Sài Gòn => A decided n52 commune province.abbreviated commune.former_name",
        "P.05 Quận 7 => A decided n51 commune commune.former_name",
        "Ward 5, District 7, HCMC => A decided n51 commune province.abbreviated commune.former_name",
        "Xã Tân Lập, huyện Đông Anh cũ => A decided n31 commune commune.former_name",
        "P5 Q.GVấp => A decided n52 commune district.abbreviated commune.former_name",
        "XTân Lập HĐông Anh => A decided n31 commune commune.former_name",
    });
}

TEST(Geocoder, knows_a_commune_by_the_kind_that_it_had_before) {
    expect_all({
        "Phường Long Hải, TP Hồ Chí Minh => A decided n55 commune",
        "Xã Long Hải, TP Hồ Chí Minh => A decided n55 commune commune.former_name",
    });
}

TEST(Geocoder, keeps_the_successors_of_a_split_commune_as_candidates) {
    expect_all({
        "Phường Trung Hoà, Quận Cầu Giấy, Hà Nội => C candidates n21 n22 province commune.split",
        "Trung Hòa, Cầu Giấy, Hà Nội => C candidates n21 n22 province commune.split",
    });
}

TEST(Geocoder, decides_a_split_commune_by_a_street_or_an_address_in_it) {
    expect_all({
        "Đường Trần Phú, Phường Trung Hoà, Quận Cầu Giấy => A decided n22 street commune.former_name",
        "5 Trần Phú, Trung Hoà, Cầu Giấy, Hà Nội => A decided n22 address A2 commune.former_name",
        "10 Hàng Bông, P. Cửa Nam, Q. Hoàn Kiếm, Hà Nội => A decided n13 address A5 commune.former_name",
        "11 Hàng Bông, P. Cửa Nam, Q. Hoàn Kiếm, Hà Nội => C candidates n11 n13 province commune.split "
        "house_number.not_found",
    });
}

TEST(Geocoder, tells_a_unit_of_today_from_a_former_one_of_its_name_by_what_stands_beside_it) {
    expect_all({
        "Phường Cửa Nam, Hà Nội => A decided n11 commune",
        "Phường Cửa Nam, Quận Hoàn Kiếm, Hà Nội => C candidates n11 n13 province commune.split",
        "Phường Cửa Nam (cũ), Hà Nội => C candidates n11 n13 province commune.split",
        "Phường Từ Liêm, Hà Nội => A decided n32 commune",
    });
}

TEST(Geocoder, takes_a_bare_name_for_the_district_unless_the_text_names_it_twice) {
    expect_all({
        "Cầu Giấy, Hà Nội => C candidates n21 n22 province district.former_unit commune.ambiguous",
        "P. Cầu Giấy, Hà Nội => A decided n21 commune",
        "Cầu Giấy, Cầu Giấy, Hà Nội => A decided n21 commune",
        "Từ Liêm, Hà Nội => A decided n32 commune district.former_unit",
    });
}

TEST(Geocoder, takes_a_bare_name_behind_a_district_for_the_province_of_that_name) {
    expect_all({
        "TP. Thủ Dầu Một, Bình Dương => C candidates n56 n57 n58 province district.former_unit commune.ambiguous",
        "Chi Lăng, Lạng Sơn => C candidates n62 n63 province district.former_unit commune.ambiguous",
    });
}

TEST(Geocoder, reads_a_bare_province_behind_a_commune_of_today_although_a_town_bore_its_name) {
    expect_all({"Phường Đông Kinh, Lạng Sơn => C candidates n61 n63 province commune.ambiguous"});
}

TEST(Geocoder, names_no_province_where_a_name_is_borne_in_several) {
    expect_all({"Xã An Thuận => C none - commune.doubtful"});
    EXPECT_EQ(answer_to("Xã An Thuận").label, "");
}

TEST(Geocoder, does_not_decide_a_unit_of_another_kind_beside_one_of_the_kind_that_is_said) {
    expect_all({
        "Phường Tam Bình, Tỉnh Bình Dương => C candidates n57 n58 province commune.other_kind commune.ambiguous",
    });
}

TEST(Geocoder, takes_no_word_of_a_name_for_a_unit_word_in_a_text_without_commas) {
    expect_all({
        "Xã Mai Xa Lạng Sơn => A decided n64 commune",
        "Phường Phú Cường Bình Dương => A decided n56 commune commune.former_name",
    });
}

TEST(Geocoder, reads_a_double_name_as_one_province) {
    expect_all({"Đảo Đỏ, Bà Rịa - Vũng Tàu => A decided n60 commune district.former_unit"});
}

TEST(Geocoder, does_not_decide_a_district_where_the_commune_before_it_lies_elsewhere) {
    expect_all({
        "Yên Hoà, Đảo Xanh => C candidates n54 province district.former_unit text.not_recognised",
        "Đảo Xanh, Bình Dương => A decided n54 commune district.former_unit",
    });
}

TEST(Geocoder, tells_homonyms_apart_by_the_district) {
    expect_all({
        "Xã Tân Lập, Đông Anh, Hà Nội => A decided n31 commune commune.former_name",
        "Xã Tân Lập, Gò Vấp => A decided n52 commune commune.former_name",
        "Xã Tân Lập => C candidates n31 n52 - commune.ambiguous",
        "Phường 5, TP.HCM => C candidates n51 n52 province province.abbreviated commune.ambiguous",
    });
}

TEST(Geocoder, reads_a_name_behind_a_number_as_a_street) {
    expect_all({
        "2 Quang Trung, Trần Hưng Đạo, Hoàn Kiếm, Hà Nội => A decided n11 address A1 commune.former_name",
        "245 Phúc Tân, Hoàn Kiếm => C decided n12 street district.former_unit house_number.not_found",
        "12 Dịch Vọng Hậu, Cầu Giấy => C candidates n21 province commune.doubtful house_number.not_found",
    });
}

TEST(Geocoder, finds_an_address_by_its_number_path_flat_and_hamlet) {
    expect_all({
        "Số 5 ngõ 12 đường Trần Phú, Phường Yên Hoà, Hà Nội => A decided n22 address A3",
        "12/5 Trần Phú, Yên Hoà, Hà Nội => A decided n22 address A3",
        "Căn hộ 25-06, số 5 Trần Phú, P. Yên Hoà, Hà Nội => A decided n22 unit A4",
        "25 – 06, 5 Trần Phú, P. Yên Hoà, Hà Nội => A decided n22 unit A4",
        "73B/563B bis đường 30/4, P. Tân Hưng, TP Hồ Chí Minh => A decided n51 address A6",
        "20a Nguyễn Hữu Thọ, Tân Hưng, Hồ Chí Minh => A decided n51 address A7",
        "Số 7 khu phố 1, P. Tân Hưng, TP Hồ Chí Minh => A decided n51 address A8",
        "Thôn Đông, xã Đông Anh, Hà Nội => A decided n31 place",
    });
}

TEST(Geocoder, never_calls_an_answer_exact_when_a_written_part_was_not_found) {
    expect_all({
        "99 Quang Trung, Phường Cửa Nam, Hà Nội => C decided n11 street house_number.not_found",
        "5 Phố Lạ, Phường Yên Hoà, Hà Nội => C decided n22 commune street.not_found house_number.not_found",
        "Ấp 9, P. Yên Hoà, Hà Nội => C decided n22 commune place.not_found",
        "Căn hộ 1-01, 5 Trần Phú, P. Yên Hoà, Hà Nội => C decided n22 address A2 flat.not_found",
        "Toà nhà Xanh, Phường Yên Hoà, Hà Nội => C decided n22 commune text.not_recognised",
    });
}

TEST(Geocoder, mends_the_spelling_of_a_street_when_one_street_is_near) {
    expect_all({
        "5 Tran Phu, P. Yên Hoà, Hà Nội => B decided n22 address A2 street.no_accents",
        "20A Nguyễn Hữu Tho, P. Tân Hưng, TP Hồ Chí Minh => B decided n51 address A7 street.spelled_wrong",
        "20A Nguyển Hưu Thọo, P. Tân Hưng, TP Hồ Chí Minh => B decided n51 address A7 street.spelled_wrong",
    });
}

TEST(Geocoder, finds_a_street_by_the_district_alone_and_keeps_several_as_candidates) {
    expect_all({
        "2 Quang Trung, Hoàn Kiếm, Hà Nội => A decided n11 address A1 district.former_unit",
        "Đường Lê Lợi, Quận Hoàn Kiếm => C candidates n11 n13 province district.former_unit commune.ambiguous",
        "Đường Lê Lợi, Phường Hoàn Kiếm, Hà Nội => A decided n13 street",
    });
}

TEST(Geocoder, does_not_decide_what_the_text_contradicts) {
    for (const std::string text : {"Phường Quan Hoa, Quận Hoàn Kiếm, Hà Nội", "Phường Tân Kiểng, Quận Hoàn Kiếm",
                                   "P. Quan Hoa, Cầu Giấy, TP Hồ Chí Minh"}) {
        const Answer answer = answer_to(text);
        EXPECT_NE(answer.commune_status, CommuneStatus::decided) << text;
        EXPECT_NE(answer.category, Category::exact) << text;
    }
}

TEST(Geocoder, answers_a_province_or_an_island_district_alone) {
    expect_all({
        "Thành phố Hà Nội => A none province",
        "huyện Đảo Xanh => A decided n54 commune district.former_unit",
    });
}

TEST(Geocoder, takes_half_of_a_double_name_beside_its_district) {
    expect_all({"Trung Tự, Bắc Từ Liêm, Hà Nội => B decided n32 commune commune.part_of_name commune.former_name"});
}

TEST(Geocoder, names_the_chain_from_the_written_unit_to_the_unit_of_today) {
    const Answer answer = answer_to("Phường Quan Hoa, Quận Cầu Giấy, Hà Nội");
    ASSERT_EQ(answer.lineage.size(), 1U);
    EXPECT_EQ(answer.lineage[0].from, 23);
    EXPECT_EQ(answer.lineage[0].to, 121);
    EXPECT_TRUE(answer.lineage[0].whole);
    EXPECT_EQ(answer.lineage[0].effective, "2025-07-01");
    EXPECT_EQ(answer.lineage[0].document, "1656/NQ-UBTVQH15");
    EXPECT_EQ(answer.label, "Phường Cầu Giấy, Thành phố Hà Nội");
    EXPECT_EQ(answer.province, std::optional<Id>(101));
}

TEST(Geocoder, scores_the_level_less_what_did_not_match) {
    EXPECT_EQ(answer_to("5 Trần Phú, Phường Yên Hoà, Hà Nội").score, 100);
    EXPECT_EQ(answer_to("Phường Yên Hoà, Hà Nội").score, 68);
    EXPECT_LT(answer_to("phuong yen hoa, ha noi").score, 68);
    EXPECT_EQ(answer_to("xyz").score, 0);
    EXPECT_TRUE(answer_to("5 Trần Phú, Phường Yên Hoà, Hà Nội").position);
    EXPECT_FALSE(answer_to("Phường Yên Hoà, Hà Nội").position);
}

TEST(Geocoder, answers_nothing_to_what_names_nothing) {
    expect_all({
        "xin chào => N none - text.not_recognised",
        " => N none - text.not_recognised",
        ",,, => N none - text.not_recognised",
        "Ph\xff\xfe => N none - text.not_utf8",
    });
}

TEST(Geocoder, reads_no_further_than_a_thousand_bytes_and_says_so) {
    const std::string text = "Phường Yên Hoà, Hà Nội, " + std::string(5000, 'x');
    const Answer answer = answer_to(text);
    EXPECT_EQ(answer.commune, std::optional<Id>(122));
    ASSERT_FALSE(answer.faults.empty());
    EXPECT_EQ(answer.faults[0].fault, "too_long");
}

TEST(Geocoder, answers_any_bytes) {
    std::mt19937 random(20261122);
    const std::vector<std::string> pieces = {
        "Phường ", "P.", "Quận ", "Cầu Giấy", "Hà Nội",   "12/5", "\xff",    "\xcc\x81", ", ", " - ", "ngõ ",    "5",
        "/",       "-",  "Đ",     "(cũ)",     "Trần Phú", "Q7",   "căn hộ ", "ấp ",      "\n", "H",   "25 – 06", "'"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto count = random() % 30;
        for (unsigned i = 0; i < count; ++i)
            text += random() % 4 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                      : pieces[random() % pieces.size()];
        const Answer answer = answer_to(text);
        EXPECT_GE(answer.score, 0);
        EXPECT_LE(answer.score, 100);
        EXPECT_LE(answer.commune_candidates.size(), 5U);
        EXPECT_EQ(answer.commune.has_value(), answer.commune_status == CommuneStatus::decided);
    }
}

TEST(Geocoder, keeps_a_certain_commune_when_noise_follows) {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string text = "Phường Yên Hoà, Thành phố Hà Nội, ";
        for (auto i = random() % 40; i > 0; --i) text.push_back(static_cast<char>('a' + random() % 26));
        EXPECT_EQ(answer_to(text).commune, std::optional<Id>(122)) << text;
    }
}

}  // namespace
}  // namespace diachi::registry::geocoding
