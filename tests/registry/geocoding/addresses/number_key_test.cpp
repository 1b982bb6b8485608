#include "registry/geocoding/addresses/number_key.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace diachi::registry::geocoding {
namespace {

TEST(NumberKeys, of_one_street_follow_each_other_by_number_and_alleys_by_themselves) {
    const std::vector<std::string> in_order{"L4",   "2",  "10",   "10#2-01", "10A",    "10A#2-01",
                                            "10-1", "11", "12/5", "12/40",   "12/5/3", "9/1"};
    std::vector<std::string> keys(in_order.rbegin(), in_order.rend());
    std::sort(keys.begin(), keys.end(),
              [](const auto& a, const auto& b) { return NumberKey::of(a) < NumberKey::of(b); });
    // Of suffixes only that equal whole numbers stay together counts.
    EXPECT_EQ(std::vector<std::string>(keys.begin(), keys.begin() + 3), (std::vector<std::string>{"L4", "2", "10"}));
    EXPECT_EQ(std::vector<std::string>(keys.begin() + 7, keys.end()),
              (std::vector<std::string>{"11", "12/5", "12/40", "12/5/3", "9/1"}));
}

TEST(NumberKeys, that_are_no_numbers_are_compared_as_text) {
    for (const std::string key : {"", "/", "#", "99999999999", "12/", "A/B#/"}) {
        EXPECT_EQ(NumberKey::of(key), NumberKey::of(key)) << key;
        EXPECT_EQ(NumberKey::of(key).value, 0U) << key;
    }
}

}  // namespace
}  // namespace diachi::registry::geocoding
