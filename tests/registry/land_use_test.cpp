#include "registry/land_use.hpp"

#include <gtest/gtest.h>

namespace diachi::registry {
namespace {

TEST(LandUse, OfAParcelWithSeveralIsTheOneThatAllowsMost) {
    EXPECT_EQ(land_use_of("ODT")->purpose, LandPurpose::dwelling);
    EXPECT_EQ(land_use_of("CLN+ONT")->code, "ONT");
    EXPECT_EQ(land_use_of("LUC; TMD")->code, "TMD");
    EXPECT_EQ(land_use_of("LUC")->purpose, LandPurpose::open);
}

TEST(LandUse, SaysNothingOfACodeThatItDoesNotKnow) {
    EXPECT_FALSE(land_use_of(""));
    EXPECT_FALSE(land_use_of("XYZ"));
    EXPECT_FALSE(land_use_of("LUC+XYZ"));
    EXPECT_FALSE(land_use_of("+"));
}

}  // namespace
}  // namespace diachi::registry
