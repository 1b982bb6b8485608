#include "registry/utc_time.hpp"

#include <gtest/gtest.h>

namespace diachi::registry {
namespace {

TEST(UtcTime, SecondsSince1970AreWrittenAsIso8601) {
    EXPECT_EQ(utc_of(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(utc_of(1'751'389'199), "2025-07-01T16:59:59Z");
}

}  // namespace
}  // namespace diachi::registry
