#include "api/recurring_task.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <stdexcept>
#include <thread>

namespace diachi::api {
namespace {

using namespace std::chrono_literals;

TEST(RecurringTask, RunsAtOnceAndAgainAfterEachInterval) {
    std::promise<void> third;
    int runs = 0;
    const RecurringTask task(1ms, "no run", [&] {
        if (++runs == 3) third.set_value();
    });
    third.get_future().wait();
}

TEST(RecurringTask, RunsInTheThreadOfWhoAsksAndNeverTwiceAtATime) {
    std::atomic<int> running = 0;
    std::set<std::thread::id> threads;
    {
        RecurringTask task(1ms, "no run", [&] {
            EXPECT_EQ(++running, 1);
            threads.insert(std::this_thread::get_id());
            --running;
        });
        for (int i = 0; i < 1000; ++i) ASSERT_TRUE(task.run_now(24h));
    }
    EXPECT_TRUE(threads.contains(std::this_thread::get_id()));
}

TEST(RecurringTask, DoesNotKeepWhoAsksBehindARunThatHangs) {
    std::promise<void> hung;
    std::promise<void> release;
    std::atomic<int> runs = 0;
    RecurringTask task(24h, "no run", [&, hangs = release.get_future().share()] {
        if (++runs == 1) hung.set_value();
        hangs.wait();
    });
    hung.get_future().wait();
    EXPECT_FALSE(task.run_now(1ms));
    release.set_value();
    EXPECT_TRUE(task.run_now(24h));
    EXPECT_EQ(runs, 2);
}

TEST(RecurringTask, GoesOnAfterAFailure) {
    std::promise<void> third;
    int runs = 0;
    const RecurringTask task(1ms, "this test lets every run fail", [&] {
        if (++runs == 3) third.set_value();
        throw std::runtime_error("always");
    });
    third.get_future().wait();
}

}  // namespace
}  // namespace diachi::api
