#include "api/rate_limits.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace diachi::api {
namespace {

using namespace std::chrono_literals;

class RateLimitsTest : public ::testing::Test {
  protected:
    RateLimits::Clock::time_point now_{1h};
    RateLimits limits_{10, 5, [this] { return now_; }};
};

TEST_F(RateLimitsTest, ABucketHoldsABurstAndFillsWithTime) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(limits_.seconds_to_wait("a"), 0);
    EXPECT_EQ(limits_.seconds_to_wait("a"), 1);
    EXPECT_EQ(limits_.seconds_to_wait("b"), 0);
    now_ += 100ms;
    EXPECT_EQ(limits_.seconds_to_wait("a"), 0);
    EXPECT_EQ(limits_.seconds_to_wait("a"), 1);
    now_ += 1h;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(limits_.seconds_to_wait("a"), 0);
    EXPECT_EQ(limits_.seconds_to_wait("a"), 1);
}

TEST_F(RateLimitsTest, WhatARequestAskedBeyondItselfIsFilledAgainBeforeTheNext) {
    EXPECT_EQ(limits_.seconds_to_wait("a"), 0);
    limits_.charge("a", 100);
    EXPECT_EQ(limits_.seconds_to_wait("a"), 10);  // 96 below nothing, 10 a second
    EXPECT_EQ(limits_.seconds_to_wait("b"), 0);
    now_ += 9600ms;
    EXPECT_EQ(limits_.seconds_to_wait("a"), 1);
    now_ += 100ms;
    EXPECT_EQ(limits_.seconds_to_wait("a"), 0);
}

TEST_F(RateLimitsTest, ManyCallersDoNotFillTheMemory) {
    for (int i = 0; i < 10'000; ++i) EXPECT_EQ(limits_.seconds_to_wait(std::to_string(i)), 0);
    int refused = 0;
    for (int i = 10'000; i < 10'100; ++i) refused += limits_.seconds_to_wait(std::to_string(i)) == 0 ? 0 : 1;
    EXPECT_EQ(limits_.callers_known(), 10'000U);
    EXPECT_EQ(refused, 95);  // the late ones share one bucket
    now_ += 10s;
    EXPECT_EQ(limits_.seconds_to_wait("late"), 0);
    EXPECT_EQ(limits_.callers_known(), 1U);
}

TEST(RateLimits, ZeroIsNoLimit) {
    RateLimits none(0, 1);
    none.charge("a", 1e6);
    for (int i = 0; i < 1'000; ++i) EXPECT_EQ(none.seconds_to_wait("a"), 0);
    EXPECT_EQ(none.callers_known(), 0U);
    EXPECT_THROW(RateLimits(-1, 1), std::invalid_argument);
    EXPECT_THROW(RateLimits(1, 0), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::api
