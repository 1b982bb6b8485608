#include "registry/geocoding/units/near_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "registry/geocoding/words/typing_leftovers.hpp"

namespace diachi::registry::geocoding {
namespace {

/// The distance by its definition: the last letters agree, or one is put in, left out, replaced or swapped.
int edits_by_definition(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return static_cast<int>(std::max(a.size(), b.size()));
    const auto but = [](std::string_view text, std::size_t last) { return text.substr(0, text.size() - last); };
    int least = edits_by_definition(but(a, 1), but(b, 1)) + (a.back() == b.back() ? 0 : 1);
    least = std::min({least, edits_by_definition(but(a, 1), b) + 1, edits_by_definition(a, but(b, 1)) + 1});
    const bool two = a.size() > 1 && b.size() > 1;
    if (two && a.back() == b[b.size() - 2] && b.back() == a[a.size() - 2])
        least = std::min(least, edits_by_definition(but(a, 2), but(b, 2)) + 1);
    return least;
}

TEST(EditsBetween, agrees_with_the_definition) {
    std::mt19937 chance(11);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
    const auto letters = [&] {
        std::string text(chance() % 6, ' ');
        for (char& c : text) c = static_cast<char>('a' + chance() % 3);
        return text;
    };
    for (int turn = 0; turn < 4000; ++turn) {
        const std::string a = letters();
        const std::string b = letters();
        const int most = static_cast<int>(chance() % 4);
        const int edits = edits_by_definition(a, b);
        const auto expected = edits <= most ? std::optional(edits) : std::nullopt;
        EXPECT_EQ(edits_between(a, b, most), expected) << a << " and " << b << ", at most " << most;
    }
}

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
