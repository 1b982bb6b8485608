#include "registry/geocoding/confirmed/text_form.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace diachi::registry::geocoding {
namespace {

TEST(SettledForm, IsOneForWritingsThatDifferInNothingThatTellsAddressesApart) {
    const std::vector<std::vector<std::string>> alike{
        {"12/5 Trần Phú, Phường Đông", "12/5  TRẦN PHÚ ,phường đông", " 12 / 5 trần phú; Phường Đông. ",
         "12/5 Tra\u0302\u0300n Phu\u0301, Phu\u031bo\u031b\u0300ng \u0110o\u0302ng"},
        {"Xã Hoà Bình", "xã hòa bình,,"},
        {"P.5, Q.7", "P. 5, Q. 7"},
        {"25 – 06 Trần Phú", "25 - 06 Trần Phú"},
    };
    for (const auto& group : alike) {
        for (const auto& text : group) EXPECT_EQ(settled_form(text), settled_form(group.front())) << text;
    }
}

TEST(SettledForm, DiffersWhereDigitsAccentsCommasOrOrderDiffer) {
    const std::vector<std::string> apart{
        "12 5 Trần Phú",        "12, 5 Trần Phú",       "125 Trần Phú",   "12/5 Trần Phú",
        "12.5 Trần Phú",        "5/12 Trần Phú",        "12/5 Trần Phu",  "12/5 Tran Phu",
        "12/5A Trần Phú",       "12-5 Trần Phú",        "Trần Phú, 12/5", "012/5 Trần Phú",
        "Phường An, Bình Thủy", "Phường An Bình, Thủy", "1.2. Trần Phú",  "1.2.Trần Phú"};
    for (std::size_t i = 0; i < apart.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) EXPECT_NE(settled_form(apart[i]), settled_form(apart[j])) << apart[i];
    }
}

TEST(SettledForm, IsNothingOfWhatSaysNothing) {
    const std::vector<std::string> empty{"", " , . ;", "\xff\xfe", std::string(1001, 'a')};
    for (const auto& text : empty) EXPECT_FALSE(settled_form(text));
    EXPECT_TRUE(settled_form(std::string(1000, 'a')));
}

TEST(SettledHash, KeepsSystemAndTextApartAndNeedsItsKey) {
    const SecretKey key = random_key();
    EXPECT_NE(settled_hash(key, "a", "b c"), settled_hash(key, "ab", " c"));
    EXPECT_NE(settled_hash(key, "a", "b"), settled_hash(key, "b", "b"));
    EXPECT_NE(settled_hash(key, "a", "b"), settled_hash(random_key(), "a", "b"));
    EXPECT_EQ(settled_hash(key, "a", "b"), settled_hash(key, "a", "b"));
}

}  // namespace
}  // namespace diachi::registry::geocoding
