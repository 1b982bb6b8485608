#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/houses/letter_scan.hpp"
#include "registry/geocoding/units/near_names.hpp"
#include "small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

const Geocoder& geocoder() {
    static const Geocoder made(small_country::gazetteer());
    return made;
}

Answer asked(const std::string& text) {
    return geocoder().geocode(text, small_country::Addresses());
}

std::string in_short(const std::string& text) {
    return small_country::in_short(asked(text), geocoder().gazetteer());
}

/// One slip of a finger: a letter left out, doubled, exchanged for another, or swapped with the next.
std::string with_slip(std::string text, std::size_t at, int kind) {
    switch (kind) {
        case 0:
            return text.erase(at, 1);
        case 1:
            return text.insert(at, 1, text[at]);
        case 2:
            text[at] = text[at] == 'k' ? 'm' : 'k';
            return text;
        default:
            std::swap(text[at], text[at + 1]);
            return text;
    }
}

TEST(LetterScan, finds_the_ends_that_edit_distance_gives) {
    std::mt19937 chance(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
    const auto letters = [&](std::size_t most) {
        std::string text(1 + chance() % most, ' ');
        for (char& c : text) c = static_cast<char>('a' + chance() % 3);
        return text;
    };
    for (int turn = 0; turn < 3000; ++turn) {
        const std::string run = letters(20);
        const std::string name = letters(9);
        const int most = static_cast<int>(chance() % 3);
        const std::uint64_t ends = LetterScan(run).ends_of(name, most);
        for (std::size_t end = 1; end <= run.size(); ++end) {
            bool near = name.size() <= static_cast<std::size_t>(most);
            for (std::size_t begin = 0; begin < end; ++begin)
                near = near || edits_between(std::string_view(run).substr(begin, end - begin), name, most).has_value();
            EXPECT_EQ((ends >> (end - 1)) & 1U, near ? 1U : 0U)
                << name << " in " << run << " to " << end << ", " << most;
        }
    }
}

TEST(LettersOfAName, may_be_lacking_up_to_the_edits_it_may_have) {
    const std::uint64_t text = letters_in("tran phu 12");
    EXPECT_FALSE(lacks_more_letters(text, letters_in("tranphu"), 0));
    EXPECT_TRUE(lacks_more_letters(text, letters_in("tranphi"), 0));
    EXPECT_FALSE(lacks_more_letters(text, letters_in("tranphi"), 1));
    EXPECT_TRUE(lacks_more_letters(text, letters_in("tranphi3"), 1));
    EXPECT_FALSE(lacks_more_letters(text, letters_in("tranphi3"), 2));
    EXPECT_TRUE(lacks_more_letters(text, letters_in("tranphi34"), 2));
}

TEST(LetterScan, reads_no_further_than_its_bits) {
    const std::string run(100, 'a');
    EXPECT_EQ(LetterScan(run).ends_of("a", 0), ~std::uint64_t{0});
}

TEST(ASettledHouse, is_found_through_slips_in_street_and_unit_at_once) {
    EXPECT_EQ(in_short("22 Nguyễn Hưũ Thọo, Phường Tân Hưngg, TP.HCM"),
              "B decided n51 address A16 commune.spelled_wrong province.abbreviated street.spelled_wrong");
}

TEST(ASettledHouse, is_found_where_blanks_are_lost_or_put_in) {
    EXPECT_EQ(asked("22 NguyễnHữu Thọ, Phường Tân Hưng, Hồ Chí Minh").code, "A16");
    EXPECT_EQ(asked("22 Ngu yễn Hữu Thọ, Phường Tân Hưng, Hồ Chí Minh").code, "A16");
}

TEST(ASettledHouse, is_found_by_the_initials_of_its_street) {
    EXPECT_EQ(in_short("22 N.H. Thọ, Phường Tân Hưng, Hồ Chí Minh"), "B decided n51 address A16 street.abbreviated");
    EXPECT_EQ(in_short("22 Ng. Hữu Thọ, Phường Tân Hưng, Hồ Chí Minh"), "B decided n51 address A16 street.abbreviated");
    EXPECT_EQ(in_short("22 NHT, Phường Tân Hưng, Hồ Chí Minh"), "B decided n51 address A16 street.abbreviated");
}

TEST(ASettledHouse, is_found_by_the_initials_of_its_units) {
    EXPECT_EQ(in_short("22 Nguyễn Hữu Thọ, P.TK, Quận 7, Hồ Chí Minh"),
              "B decided n51 address A16 commune.abbreviated commune.former_name");
    EXPECT_EQ(in_short("7 Đ. VĐL, P.TH, Hồ Chí Minh"),
              "B decided n51 address A20 street.abbreviated commune.abbreviated");
}

TEST(ASettledHouse, is_a_correction_where_its_district_stands_by_its_initials) {
    EXPECT_EQ(in_short("12/5 Trần Phú, Phường Trung Hoà, Q.CG, Hà Nội"),
              "B decided n22 address A3 commune.former_name district.initials");
}

TEST(ASettledHouse, is_found_by_a_ward_of_which_only_the_number_stands) {
    EXPECT_EQ(in_short("22 Nguyễn Hữu Thọ, 5, Quận 7, Hồ Chí Minh"),
              "B decided n51 address A16 commune.spelled_wrong commune.former_name");
}

TEST(ASettledHouse, is_found_by_a_number_behind_a_misspelt_street) {
    EXPECT_EQ(in_short("Đường Nguyễn Hữu Thọo số 22, Phường Tân Hưngg, Hồ Chí Minh"),
              "B decided n51 address A16 commune.spelled_wrong street.spelled_wrong");
    EXPECT_EQ(in_short("Đường Nguyễn Hữu Thọo 22, Phường Tân Hưng, Hồ Chí Minh"),
              "B decided n51 address A16 street.spelled_wrong");
}

TEST(ASettledHouse, is_none_of_a_hamlet_where_the_text_says_a_street) {
    EXPECT_EQ(in_short("7 Đường Vũ Đình Liệu, Khu phố 1, Phường Tân Kiểng, Quận Gò Vấp, TP. Hồ Chí Minh"),
              "B decided n51 address A20 commune.former_name district.overruled");
    EXPECT_EQ(asked("7 Đường Lạ Lùng, Khu phố 1, Phường Tân Kiểng, Quận Gò Vấp").category, Category::candidates);
}

TEST(ASettledHouse, never_overrules_a_commune_by_a_name_of_two_letters) {
    EXPECT_EQ(asked("16 Đường F4, Phường An Nhơn, Hồ Chí Minh").category, Category::candidates);
    EXPECT_EQ(asked("16 Đường F4, Phường Tân Hưng, Hồ Chí Minh").category, Category::exact);
}

TEST(ASettledHouse, never_overrules_a_commune_and_its_district) {
    const Answer answer = asked("22 Nguyễn Hữu Thọ, Phường Phúc Tân, Quận Hoàn Kiếm, Hồ Chí Minh");
    EXPECT_EQ(answer.category, Category::candidates);
}

TEST(ASettledHouse, overrules_a_wrong_district) {
    EXPECT_EQ(in_short("22 Nguyễn Hữu Thọ, Phường Tân Kiểng, Quận Gò Vấp, TP. Hồ Chí Minh"),
              "B decided n51 address A16 commune.former_name district.overruled");
}

TEST(ASettledHouse, is_none_where_another_comes_as_near) {
    // Lê Lợi runs twice, in two communes; the number is on neither.
    const Answer answer = asked("22 Lê Lợii, Hà Nội");
    EXPECT_EQ(answer.category, Category::candidates);
    EXPECT_EQ(answer.code, "");
}

TEST(ASettledHouse, never_has_another_number_than_the_written_one) {
    for (const char* text :
         {"23 Nguyễn Hưũ Thọ, Phường Tân Hưng, Hồ Chí Minh", "2 N.H. Thọ, Phường Tân Hưng, Hồ Chí Minh"}) {
        const Answer answer = asked(text);
        EXPECT_EQ(answer.category, Category::candidates) << text;
        EXPECT_EQ(answer.code, "") << text;
    }
}

TEST(Evidence, names_each_piece_that_a_house_rests_on) {
    for (const char* text : {"22 Nguyễn Hữu Thọ, Phường Tân Hưng, TP. Hồ Chí Minh",
                             "22 Nguyễn Hưũ Thọ, Phường Tân Hưng, TP. Hồ Chí Minh"}) {
        std::vector<std::string> kinds;
        for (const auto& piece : asked(text).evidence) kinds.push_back(piece.kind);
        EXPECT_EQ(kinds, (std::vector<std::string>{"address", "street", "commune", "province"})) << text;
        EXPECT_EQ(asked(text).evidence[1].found, "Đường Nguyễn Hữu Thọ") << text;
    }
}

/// Knows the houses beside one that was not issued.
class WithNeighbours : public small_country::Addresses {
  public:
    std::vector<KnownAddress> beside(Id street, const std::string& /*number_key*/) const override {
        auto below = on_street(street, "20A", std::nullopt);
        const auto above = on_street(street, "22", std::nullopt);
        below.insert(below.end(), above.begin(), above.end());
        return below;
    }
};

TEST(Evidence, gives_the_issued_houses_beside_a_number_that_is_not_issued) {
    const Answer answer = geocoder().geocode("21 Nguyễn Hữu Thọ, Phường Tân Hưng, TP. Hồ Chí Minh", WithNeighbours());
    EXPECT_EQ(answer.category, Category::candidates);
    EXPECT_EQ(answer.level, MatchLevel::street);
    ASSERT_FALSE(answer.evidence.empty());
    EXPECT_EQ(answer.evidence.front().kind, "number_range");
    EXPECT_EQ(answer.evidence.front().found, "address A7 – address A16");
    EXPECT_TRUE(answer.position);
    EXPECT_TRUE(answer.uncertainty_m);
}

/// What a text is worsened by, a fault at a time, must not raise the score of the same house; nor mending lower it.
TEST(Scores, never_rise_when_a_text_of_the_same_house_gets_worse) {
    const std::vector<std::vector<std::string>> worse = {
        {"22 Nguyễn Hữu Thọ, ", "22 Nguyễn Hưũ Thọ, ", "22 Nguyen Huu Tho, ", "22 Nguyễn Hữ Tọ, ", "22 N.H. Thọ, "},
        {"Phường Tân Hưng, ", "Phường Tan Hung, ", "Phường Tân Hưngg, ", ""},
        {"Thành phố Hồ Chí Minh", "Thành phố Ho Chi Minh", "TP.HCM"},
    };
    const auto text = [&](std::size_t street, std::size_t commune, std::size_t province) {
        return worse[0][street] + worse[1][commune] + worse[2][province];
    };
    const auto compare = [&](const std::string& better, const std::string& worsened) {
        const Answer one = asked(better);
        const Answer other = asked(worsened);
        if (one.code != other.code || one.code.empty()) return;
        EXPECT_GE(one.score, other.score) << better << " | " << worsened;
        EXPECT_LE(one.category, other.category) << better << " | " << worsened;
    };
    for (std::size_t street = 0; street < worse[0].size(); ++street)
        for (std::size_t commune = 0; commune < worse[1].size(); ++commune)
            for (std::size_t province = 0; province < worse[2].size(); ++province) {
                compare(text(0, commune, province), text(street, commune, province));
                compare(text(street, 0, province), text(street, commune, province));
                compare(text(street, commune, 0), text(street, commune, province));
            }
}

TEST(Scores, are_reckoned_by_the_table_of_the_documentation) {
    std::ifstream file(DIACHI_SOURCE_DIR "/docs/geocoding.md");
    std::map<std::string, std::string> rows;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("| ")) rows[line.substr(2, line.find(" |", 2) - 2)] += line;
    for (const Penalty& one : penalty_table()) {
        const std::string entry = std::string(one.fault) + " " + std::to_string(one.penalty);
        EXPECT_NE(rows[std::string(one.element)].find(entry), std::string::npos) << one.element << ": " << entry;
    }
}

TEST(Scores, never_rise_with_a_slip_more) {
    const std::string street = "Nguyen Huu Tho";
    for (std::size_t at = 1; at + 1 < street.size(); ++at)
        for (int kind = 0; kind < 4; ++kind) {
            const std::string once = with_slip(street, at, kind);
            const Answer exact = asked("22 " + street + ", Phuong Tan Hung, Ho Chi Minh");
            const Answer first = asked("22 " + once + ", Phuong Tan Hung, Ho Chi Minh");
            const Answer second = asked("22 " + once + ", Phuong Tan Hungg, Ho Chi Minh");
            EXPECT_EQ(first.code, "A16") << once;
            EXPECT_GE(exact.score, first.score) << once;
            if (second.code == first.code) {
                EXPECT_GE(first.score, second.score) << once;
            }
        }
}

}  // namespace
}  // namespace diachi::registry::geocoding
