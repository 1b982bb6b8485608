#include "registry/geocoding/words/tokens.hpp"

#include <gtest/gtest.h>

#include <string>

namespace diachi::registry::geocoding {
namespace {

/// "|" stands for a comma or a dash before the word.
std::string cut(std::string_view text) {
    std::string result;
    for (const Token& token : tokens_of(text)) {
        if (!result.empty()) result += token.before >= Gap::dash ? " | " : " ";
        result += token.form;
    }
    return result;
}

TEST(Tokens, are_words_and_numbers_in_one_spelling) {
    EXPECT_EQ(cut("Phường Mỹ Đình 2, Hà Nội"), "phuong mi dinh 2 | ha noi");
    EXPECT_EQ(cut("Quý Lộc - Quí Lộc"), "qui loc | qui loc");
    EXPECT_EQ(cut("Đắk Lắk–Đắc Lắc"), "dac lac | dac lac");
    EXPECT_EQ(cut("xã Ea H'leo"), "xa ea hleo");
    EXPECT_EQ(cut(""), "");
    EXPECT_EQ(cut(" ,;- "), "");
}

TEST(Tokens, keep_house_numbers_whole) {
    EXPECT_EQ(cut("1806/127/2A Huỳnh Tấn Phát"), "1806/127/2a huynh tan phat");
    EXPECT_EQ(cut("20-1 Trần Phú"), "20-1 tran phu");
    EXPECT_EQ(cut("5-Trần Phú"), "5 | tran phu");
    EXPECT_EQ(cut("Ba Đình/Hà Nội"), "ba dinh | ha noi");
}

TEST(Tokens, are_parted_where_words_are_glued) {
    EXPECT_EQ(cut("39/4 KP1, P.05, Q7"), "39/4 kp 1 | p 5 | q 7");
    EXPECT_EQ(cut("HuyệnBến Lức"), "huyen ben luc");
    EXPECT_EQ(cut("TP.HCM"), "tp hcm");
    EXPECT_EQ(cut("Q0Q"), "q 0q");
}

TEST(Tokens, mend_a_vowel_that_was_typed_before_the_capital) {
    EXPECT_EQ(cut("Phường ưHng Phú"), "phuong hung phu");
    EXPECT_EQ(cut("Phường Thới oLng"), "phuong thoi long");
    EXPECT_EQ(cut("aB"), "a b");
    EXPECT_EQ(cut("pHưng Phú"), "p hung phu");
}

TEST(Tokens, know_their_place_in_the_text) {
    const std::string text = "Số 5, Hà Nội";
    const auto tokens = tokens_of(text);
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_EQ(text.substr(tokens[3].begin, tokens[3].end - tokens[3].begin), "Nội");
}

TEST(Tokens, tell_words_apart_that_only_accents_tell_apart) {
    const auto word = tokens_of("Quán Thánh").front();
    EXPECT_EQ(word.form, "quan");
    EXPECT_FALSE(may_be(word, "quận"));
    EXPECT_TRUE(may_be(tokens_of("Quan 1, Bến Thành").front(), "quận"));
    EXPECT_FALSE(is_surely(tokens_of("Quan Hoa, Cầu Giấy").front(), "quận"));
    EXPECT_TRUE(is_surely(tokens_of("quan 1").front(), "quận"));
}

}  // namespace
}  // namespace diachi::registry::geocoding
