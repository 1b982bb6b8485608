#include "registry/text/vietnamese.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace diachi::registry::text {
namespace {

TEST(Composed, joins_marks_with_their_letters) {
    EXPECT_EQ(composed("Hoa\u0300 Bi\u0300nh"), "Hoà Bình");
    EXPECT_EQ(composed("D\u031B"), "D\u031B");
    EXPECT_EQ(composed("o\u031B\u0300"), "ờ");
    EXPECT_EQ(composed("Quận 1"), "Quận 1");
}

TEST(Composed, refuses_bytes_that_are_not_utf8) {
    for (const std::string text : {"\xff", "a\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe1\xba"})
        EXPECT_THROW(composed(text), std::invalid_argument) << text;
}

TEST(Folded, keeps_what_spellings_of_a_name_share) {
    EXPECT_EQ(folded("Phường  HOÀ Bình"), "phuong hoa binh");
    EXPECT_EQ(folded("phuong hoa binh"), "phuong hoa binh");
    EXPECT_EQ(folded("Đường Ðông Anh"), "duong dong anh");
    EXPECT_EQ(folded("Hoa\u0300\u00a0Bi\u0300nh \n"), "hoa binh");
    EXPECT_EQ(folded("\ufeffƯỚC ỡ ẵ ễ ỵ"), "uoc o a e y");
    EXPECT_EQ(folded(""), "");
    EXPECT_EQ(folded("   "), "");
    EXPECT_EQ(folded("12/5, Trần – Phú"), "12/5, tran – phu");
}

TEST(Folded, is_the_same_for_composed_and_decomposed_letters) {
    for (const std::string text : {"ắằẳẵặ", "ấầẩẫậ", "ếềểễệ", "ốồổỗộ", "ớờởỡợ", "ứừửữự", "ýỳỷỹỵ"}) {
        const std::string bare = folded(text);
        EXPECT_EQ(bare.size(), 5U) << text;
    }
    EXPECT_EQ(folded("a\u0306\u0301"), "a");
    EXPECT_EQ(folded("u\u031B\u0323"), "u");
}

TEST(SameNameKey, puts_the_tone_in_one_place) {
    const std::vector<std::vector<std::string>> groups = {
        {"Hoà", "hòa", "HÒA"},           {"Thuỷ", "Thủy"},      {"Khoẻ", "khỏe"},       {"Hoàng", "Hòang"},
        {"Quý", "quý", "Qúy"},           {"Giá", "gía", "giá"}, {"Thuý Ái", "Thúy ái"}, {"Quyền", "QUYỀN"},
        {"Mỹ Hoà  Hưng", "mỹ hòa hưng"}, {"Toà", "Tòa"},        {"Thúê", "Thuế"},
    };
    for (const auto& group : groups)
        for (const auto& spelling : group) EXPECT_EQ(same_name_key(spelling), same_name_key(group.front())) << spelling;
}

TEST(SameNameKey, tells_different_names_apart) {
    EXPECT_NE(same_name_key("Hoa"), same_name_key("Hoà"));
    EXPECT_NE(same_name_key("Hạ Đình"), same_name_key("Hạ Dinh"));
    EXPECT_NE(same_name_key("Tân"), same_name_key("Tấn"));
    EXPECT_NE(same_name_key("Lương"), same_name_key("Luơng"));
    EXPECT_EQ(same_name_key("Phường 12"), "phường 12");
}

}  // namespace
}  // namespace diachi::registry::text
