#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/words/name_links.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

Answer answer_to(const std::string& text) {
    static const Geocoder geocoder(small_country::gazetteer());
    return geocoder.geocode(text, small_country::Addresses());
}

std::string in_short(const std::string& text) {
    static const Gazetteer gazetteer = small_country::gazetteer();
    return small_country::in_short(answer_to(text), gazetteer);
}

TEST(NamesOfBeforeAndAfter, are_one_place_where_the_lineage_says_so) {
    const std::vector<std::string> links = {"P. Tân Kiểng (nay là P. Tân Hưng), TP.HCM",
                                            "P. Tân Kiểng, Quận 7 (nay thuộc P. Tân Hưng), TP.HCM",
                                            "P. Tân Kiểng, Quận 7, nay P. Tân Hưng, TP.HCM",
                                            "P. Tân Kiểng sáp nhập vào P. Tân Hưng, TP.HCM",
                                            "P. Tân Hưng (trước đây là P. Tân Kiểng), TP.HCM",
                                            "P. Tân Hưng (trước là P. Tân Kiểng, Quận 7), TP.HCM",
                                            "P. Tân Hưng (cũ là P. Tân Kiểng), TP.HCM",
                                            "P. Tân Kiểng (cũ), P. Tân Hưng (mới), TP.HCM",
                                            "P. Tân Hưng, P. Tân Kiểng cũ, TP.HCM",
                                            "P. Tân Kiểng cũ, hiện nay là P. Tân Hưng, TP.HCM"};
    for (const std::string& units : links) {
        const Answer answer = answer_to("22 Nguyễn Hữu Thọ, " + units);
        EXPECT_EQ(answer.category, Category::exact) << units;
        EXPECT_EQ(answer.code, "A16") << units;
        ASSERT_EQ(answer.lineage.size(), 1U) << units;
        EXPECT_EQ(answer.lineage.front().from, 51) << units;
        EXPECT_EQ(answer_to(units).commune, 151) << units;
    }
}

TEST(NamesOfBeforeAndAfter, are_read_without_accents) {
    EXPECT_EQ(in_short("22 Nguyen Huu Tho, phuong Tan Kieng (nay la phuong Tan Hung), TP HCM"),
              "B decided n51 address A16 commune.no_accents province.abbreviated street.no_accents");
}

TEST(NamesOfBeforeAndAfter, keep_the_commune_where_the_house_is_not_issued) {
    EXPECT_EQ(in_short("400 Nguyễn Hữu Thọ, P. Tân Kiểng (nay là P. Tân Hưng), Hồ Chí Minh"),
              "C decided n51 street house_number.not_found");
}

TEST(NamesOfBeforeAndAfter, decide_a_commune_that_was_split) {
    EXPECT_EQ(in_short("Phường Trung Hoà, Quận Cầu Giấy, Hà Nội"), "C candidates n21 n22 province commune.split");
    EXPECT_EQ(in_short("Phường Trung Hoà, Quận Cầu Giấy (nay là Phường Yên Hoà), Hà Nội"),
              "A decided n22 commune commune.former_name");
}

TEST(NamesOfBeforeAndAfter, stay_candidates_where_one_never_became_the_other) {
    EXPECT_EQ(answer_to("Phường Tân Kiểng (nay là Phường An Nhơn), Hồ Chí Minh").commune_status,
              CommuneStatus::candidates);
    EXPECT_EQ(answer_to("Phường Tân Kiểng, Phường Tân Hưng, Hồ Chí Minh").lineage.size(), 1U);
}

TEST(NamesOfBeforeAndAfter, are_both_in_the_evidence) {
    std::string communes;
    for (const auto& one : answer_to("P. Tân Kiểng (nay là P. Tân Hưng), TP.HCM").evidence)
        if (one.kind == "commune") communes += one.value + "=" + one.found + ";";
    EXPECT_EQ(communes, "P. Tân Hưng=Phường Tân Hưng;P. Tân Kiểng=Phường Tân Kiểng;");
}

TEST(NamesOfBeforeAndAfter, keep_both_brackets_in_the_evidence) {
    const Answer answer = answer_to("22 Nguyễn Hữu Thọ, P. Tân Kiểng (cũ), TP.HCM");
    const auto commune = std::find_if(answer.evidence.begin(), answer.evidence.end(),
                                      [](const Evidence& one) { return one.kind == "commune"; });
    ASSERT_NE(commune, answer.evidence.end());
    EXPECT_EQ(commune->value, "P. Tân Kiểng (cũ)");
}

TEST(NamesOfBeforeAndAfter, tell_that_a_province_is_no_more) {
    EXPECT_EQ(in_short("Tỉnh Bình Dương"), "A none province province.former_name");
    EXPECT_EQ(in_short("Tỉnh Lạng Sơn"), "A none province");
}

TEST(WordsBetweenNames, lead_to_a_unit_and_are_no_part_of_a_name) {
    const auto length = [](const char* text) { return name_link_length(tokens_of(text), 0); };
    EXPECT_EQ(length("nay là Tân An"), 2U);
    EXPECT_EQ(length("trước đây là Phường 5"), 3U);
    EXPECT_EQ(length("thuộc phường Tân An"), 1U);
    EXPECT_EQ(length("thuộc Tân An"), 0U);
    EXPECT_EQ(length("Thuộc, phường Tân An"), 0U);
    EXPECT_EQ(length("cu la lon"), 0U);
    EXPECT_EQ(length("cu la phuong 5"), 2U);
    EXPECT_EQ(length("nảy là Tân An"), 0U);
}

}  // namespace
}  // namespace diachi::registry::geocoding
