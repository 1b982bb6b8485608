#include "registry/geocoding/completion/completion_index.hpp"

#include <gtest/gtest.h>

#include "registry/geocoding/completion/completer.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::registry::geocoding {
namespace {

using Labels = std::vector<std::string>;

class CompletionIndexTest : public ::testing::Test {
  protected:
    Labels completed(std::string_view typed, const CompletionBias& bias = {}, std::size_t limit = 10) const {
        Labels labels;
        for (const auto& one : index_.complete(typed_text(typed, ""), bias, limit)) labels.push_back(one.label);
        return labels;
    }
    std::string first(std::string_view typed, const CompletionBias& bias = {}) const {
        const auto labels = completed(typed, bias);
        return labels.empty() ? "" : labels.front();
    }

    Gazetteer country_ = small_country::gazetteer();
    CompletionIndex index_{country_};
};

TEST_F(CompletionIndexTest, CompletesABegunWordWithOrWithoutAccents) {
    const std::string whole = "Đường Nguyễn Hữu Thọ, Phường Tân Hưng, Thành phố Hồ Chí Minh";
    for (const auto* typed :
         {"nguyen h", "Nguyễn Hữu", "nguyen huu tho", "đường nguyễn h", "NGUYEN HUU THO", "d. nguyen hu"})
        EXPECT_EQ(first(typed), whole) << typed;
}

TEST_F(CompletionIndexTest, TakesWordsInAnyOrderAndThoseOfTheCommune) {
    EXPECT_EQ(first("tho nguyen"), "Đường Nguyễn Hữu Thọ, Phường Tân Hưng, Thành phố Hồ Chí Minh");
    EXPECT_EQ(first("le loi hoan ki"), "Đường Lê Lợi, Phường Hoàn Kiếm, Thành phố Hà Nội");
    EXPECT_EQ(first("lê lợi, cửa nam"), "Đường Lê Lợi, Phường Cửa Nam, Thành phố Hà Nội");
}

TEST_F(CompletionIndexTest, MendsOneLetterInLongWordsOnly) {
    EXPECT_EQ(first("nguyn huu tho"), "Đường Nguyễn Hữu Thọ, Phường Tân Hưng, Thành phố Hồ Chí Minh");
    EXPECT_EQ(first("qaung tru"), "Phố Quang Trung, Phường Cửa Nam, Thành phố Hà Nội");
    EXPECT_EQ(completed("le lox"), Labels{});
}

TEST_F(CompletionIndexTest, CompletesFirstLetters) {
    EXPECT_EQ(first("nht"), "Đường Nguyễn Hữu Thọ, Phường Tân Hưng, Thành phố Hồ Chí Minh");
    EXPECT_EQ(completed("ll").size(), 2U);
}

TEST_F(CompletionIndexTest, NamesAStreetInEachCommuneOfTodayAndNoFormerUnits) {
    EXPECT_EQ(completed("hang bong"), (Labels{"Phố Hàng Bông, Phường Cửa Nam, Thành phố Hà Nội",
                                              "Phố Hàng Bông, Phường Hoàn Kiếm, Thành phố Hà Nội"}));
    EXPECT_EQ(completed("phuong tan kieng"), Labels{});
    EXPECT_EQ(first("long hai"), "Phường Long Hải, Thành phố Hồ Chí Minh");
}

TEST_F(CompletionIndexTest, PutsTheCallersCommuneFirstAmongEquals) {
    EXPECT_EQ(first("le loi", {113}), "Đường Lê Lợi, Phường Hoàn Kiếm, Thành phố Hà Nội");
    EXPECT_EQ(first("le loi", {111}), "Đường Lê Lợi, Phường Cửa Nam, Thành phố Hà Nội");
}

TEST_F(CompletionIndexTest, PutsWhatHasMoreAddressesFirstAmongEquals) {
    const CompletionIndex counted(country_, {{1008, 5}, {1009, 50}});
    const auto best = counted.complete(typed_text("le loi", ""), {}, 1);
    ASSERT_EQ(best.size(), 1U);
    EXPECT_EQ(best.front().id, 1009);
}

TEST_F(CompletionIndexTest, LeavesAnAlleyWithItsStreet) {
    EXPECT_EQ(first("ngo 12 tran phu"), "Ngõ 12, Đường Trần Phú, Phường Yên Hoà, Thành phố Hà Nội");
}

TEST_F(CompletionIndexTest, ReadsWhatStandsBehindTheStreetAsOptionalWhenNothingElseFits) {
    EXPECT_EQ(first("nguyen huu tho, quan 7"), "Đường Nguyễn Hữu Thọ, Phường Tân Hưng, Thành phố Hồ Chí Minh");
}

/// A street with the houses 1, 12 and 14.
class Houses : public IssuedNumbers {
  public:
    std::vector<IssuedNumber> with_number(Id street, const std::string& number) const override {
        return numbers(street, [&](const std::string& one) { return one == number; });
    }
    std::vector<IssuedNumber> numbers_of(Id street, const std::string& beginning, std::size_t) const override {
        return numbers(street, [&](const std::string& one) { return one.starts_with(beginning); });
    }

  private:
    template <typename Wanted>
    static std::vector<IssuedNumber> numbers(Id street, Wanted wanted) {
        std::vector<IssuedNumber> found;
        for (const std::string one : {"1", "12", "14"})
            if (street == 1009 && wanted(one)) found.push_back({one, "code " + one, one + " Đường Lê Lợi", 113});
        return found;
    }
};

class CompleterTest : public CompletionIndexTest {
  protected:
    std::vector<Suggestion> suggested(std::string_view before, std::string_view behind = "") const {
        return Completer(index_, houses_).suggest(before, behind, {}, 10);
    }
    Houses houses_;
};

TEST_F(CompleterTest, FindsStreetsCalledAfterADayInAllTheirWritings) {
    const std::string whole = "Đường 30/4, Phường Tân Hưng, Thành phố Hồ Chí Minh";
    for (const auto* typed : {"30/4", "30/04", "30-4", "30 thang 4", "30 tháng tư", "30 tháng 4, tan hung"}) {
        const auto found = suggested(typed);
        ASSERT_FALSE(found.empty()) << typed;
        EXPECT_EQ(found.front().name.label, whole) << typed;
    }
    EXPECT_EQ(suggested("3/2").front().name.label, "Đường 3 Tháng 2, Phường Tân Hưng, Thành phố Hồ Chí Minh");
    EXPECT_EQ(suggested("cmt8").front().name.label, "Đường Cách Mạng Tháng 8, Phường Tân Hưng, Thành phố Hồ Chí Minh");
    EXPECT_TRUE(suggested("cm thang 9").empty());
    EXPECT_EQ(suggested("9 30/4").front().text, "9 " + whole);
    EXPECT_TRUE(suggested("31/4").empty());
}

TEST_F(CompleterTest, LeavesTheCaretBeforeTheStreetWhereItsNumberGoes) {
    const auto first = suggested("quang tr").front();
    EXPECT_EQ(first.text, " Phố Quang Trung, Phường Cửa Nam, Thành phố Hà Nội");
    EXPECT_EQ(first.caret, 0U);
}

TEST_F(CompleterTest, PutsTheStreetThatHasTheNumberFirst) {
    const auto all = suggested("12 le lo");
    EXPECT_EQ(all.front().code, "code 12");
    EXPECT_EQ(all.front().caret, std::string_view("12 Duong Le Loi").size()) << "characters, not bytes";
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].text, "12 Đường Lê Lợi, Phường Cửa Nam, Thành phố Hà Nội");
    EXPECT_EQ(all[1].caret, 2U);
}

TEST_F(CompleterTest, GoesThroughTheNumbersWhileTheCaretStandsInOne) {
    const auto all = suggested("1", " Đường Lê Lợi, Phường Hoàn Kiếm");
    ASSERT_GE(all.size(), 3U);
    EXPECT_EQ(all[0].number, "1");
    EXPECT_EQ(all[1].number, "12");
    EXPECT_EQ(all[2].number, "14");
    EXPECT_EQ(suggested("", " Đường Lê Lợi, Phường Hoàn Kiếm").front().code, "code 1");
}

TEST_F(CompleterTest, NeverSaysThatANumberWasIssuedThatWasNot) {
    for (const auto& one : suggested("99 le loi")) EXPECT_EQ(one.code, "") << one.text;
}

}  // namespace
}  // namespace diachi::registry::geocoding
