#include "registry/geocoding/units/near_names.hpp"

#include <gtest/gtest.h>

#include "registry/geocoding/words/typing_leftovers.hpp"

namespace diachi::registry::geocoding {
namespace {

TEST(EditsBetween, counts_letters_put_in_left_out_replaced_or_swapped) {
    EXPECT_EQ(edits_between("yen hoa", "yen hoa", 2), 0);
    EXPECT_EQ(edits_between("yen hoa", "yen hao", 2), 1);
    EXPECT_EQ(edits_between("yen hoa", "yem hoa", 2), 1);
    EXPECT_EQ(edits_between("yen hoa", "ye hoaa", 2), 2);
    EXPECT_EQ(edits_between("", "ab", 2), 2);
}

TEST(EditsBetween, says_nothing_beyond_the_most) {
    EXPECT_FALSE(edits_between("cau giay", "hoan kiem", 2));
    EXPECT_FALSE(edits_between("a", "abcd", 2));
    EXPECT_FALSE(edits_between(std::string(60, 'a'), std::string(60, 'a'), 2));
}

TEST(TypingLeftovers, are_taken_off_as_the_keyboard_would_have) {
    EXPECT_EQ(without_typing_leftovers("dicjh"), "dich");
    EXPECT_EQ(without_typing_leftovers("vongj"), "vong");
    EXPECT_EQ(without_typing_leftovers("haaju"), "hau");
    EXPECT_EQ(without_typing_leftovers("phuwowngf"), "phuong");
    EXPECT_EQ(without_typing_leftovers("ddoongs"), "dong");
    EXPECT_EQ(without_typing_leftovers("ha65u"), "hau");
    EXPECT_FALSE(without_typing_leftovers("dich"));
    EXPECT_FALSE(without_typing_leftovers("12"));
    EXPECT_FALSE(without_typing_leftovers("a"));
}

TEST(TypingLeftovers, are_not_the_numbers_and_words_that_look_like_them) {
    EXPECT_FALSE(without_typing_leftovers("tt18"));
    EXPECT_FALSE(without_typing_leftovers("no26"));
    EXPECT_FALSE(without_typing_leftovers("lo6"));
    EXPECT_FALSE(without_typing_leftovers("bis"));
    EXPECT_FALSE(without_typing_leftovers("ter"));
}

}  // namespace
}  // namespace diachi::registry::geocoding
